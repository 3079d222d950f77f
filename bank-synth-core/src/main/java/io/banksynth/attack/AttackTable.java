package io.banksynth.attack;

import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one table in three sets, of which each keeps its size over all columns.
 *
 * @param name in messages and random streams
 */
public record AttackTable(String name, List<AttackColumn> columns) {
    /** Rows of a set that are attacked at most. */
    static final int MOST_ATTACKS = 1000;

    private static final long SEED = 7;

    public AttackTable {
        columns = List.copyOf(columns);
    }

    /** What every attack gains. */
    public List<AttackRisk> risks() {
        Map<AttackRisk.Attack, AttackRisk> risks = new EnumMap<>(AttackRisk.Attack.class);
        SinglingOut singlingOut = new SinglingOut(this);
        put(
                risks,
                AttackRisk.Attack.SINGLING_OUT,
                singlingOut.against(AttackColumn.Rows.TRAINING),
                singlingOut.against(AttackColumn.Rows.CONTROL));
        for (AttackRisk.Attack attack : List.of(AttackRisk.Attack.LINKABILITY, AttackRisk.Attack.INFERENCE)) {
            put(risks, attack, rate(attack, AttackColumn.Rows.TRAINING), rate(attack, AttackColumn.Rows.CONTROL));
        }
        Closeness closeness = new Closeness(this);
        put(
                risks,
                AttackRisk.Attack.MEMBERSHIP,
                closeness.nearer(AttackColumn.Rows.TRAINING),
                closeness.nearer(AttackColumn.Rows.CONTROL));
        put(
                risks,
                AttackRisk.Attack.COPIES,
                closeness.copied(AttackColumn.Rows.TRAINING),
                closeness.copied(AttackColumn.Rows.CONTROL));
        return new ArrayList<>(risks.values());
    }

    private static void put(
            Map<AttackRisk.Attack, AttackRisk> risks, AttackRisk.Attack attack, Rate training, Rate control) {
        risks.put(attack, new AttackRisk(attack, training, control));
    }

    private Rate rate(AttackRisk.Attack attack, AttackColumn.Rows rows) {
        return attack == AttackRisk.Attack.LINKABILITY
                ? Linkability.against(this, rows)
                : Inference.against(this, rows);
    }

    int rows(AttackColumn.Rows rows) {
        return columns.isEmpty() ? 0 : columns.get(0).of(rows).length;
    }

    /** Rows of a set to attack: evenly spread, the same at each call. */
    int[] attacked(AttackColumn.Rows rows) {
        int all = rows(rows);
        int taken = Math.min(all, MOST_ATTACKS);
        int[] out = new int[taken];
        for (int i = 0; i < taken; i++) {
            out[i] = (int) ((long) i * all / taken);
        }
        return out;
    }

    RandomStream stream(String purpose) {
        return RandomStream.of(SEED, name, "", purpose);
    }
}
