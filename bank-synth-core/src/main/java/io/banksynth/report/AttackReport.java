package io.banksynth.report;

import io.banksynth.attack.AttackRisk;
import io.banksynth.attack.Rate;
import io.banksynth.document.JsonText;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What attacks on synthetic rows gained. */
public record AttackReport(List<TableAttacks> tables) {
    /**
     * Deviations up to which a gain is put down to chance: over a hundred attacks, one false alarm in three hundred reports.
     */
    static final double CHANCE = 4;

    /**
     * The attacks on one table.
     *
     * @param columns that were attacked
     */
    public record TableAttacks(TableName table, int columns, List<AttackRisk> risks) {
        public TableAttacks {
            risks = List.copyOf(risks);
        }
    }

    public AttackReport {
        tables = List.copyOf(tables);
    }

    /** Tables in which an attack of this kind gained more than chance explains. */
    public List<TableName> seen(AttackRisk.Attack attack) {
        return with(attack, AttackRisk.Verdict.SEEN);
    }

    /** Whether an attack of this kind could be tried on any table. */
    public boolean isMeasured(AttackRisk.Attack attack) {
        return !seen(attack).isEmpty()
                || !with(attack, AttackRisk.Verdict.NONE_SEEN).isEmpty();
    }

    private List<TableName> with(AttackRisk.Attack attack, AttackRisk.Verdict verdict) {
        return tables.stream()
                .filter(t -> t.risks().stream().anyMatch(r -> r.attack() == attack && r.verdict(CHANCE) == verdict))
                .map(TableAttacks::table)
                .toList();
    }

    /** The content of {@code attacks.json}. */
    public String json() {
        List<Object> out = new ArrayList<>();
        for (TableAttacks table : tables) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("table", table.table().shown());
            tree.put("columns", table.columns());
            tree.put("attacks", table.risks().stream().map(AttackReport::tree).toList());
            out.add(tree);
        }
        return JsonText.of(Map.of("tables", out));
    }

    private static Map<String, Object> tree(AttackRisk risk) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("attack", name(risk.attack()));
        tree.put("verdict", name(risk.verdict(CHANCE)));
        tree.put("risk", rounded(risk.risk()));
        tree.put("training", tree(risk.training()));
        tree.put("control", tree(risk.control()));
        return tree;
    }

    private static Map<String, Object> tree(Rate rate) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("successes", rate.successes());
        tree.put("attacks", rate.attacks());
        tree.put("rate", rounded(rate.share()));
        tree.put("interval", List.of(rounded(rate.low()), rounded(rate.high())));
        return tree;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    /** The content of {@code attacks.md}. */
    public String markdown() {
        StringBuilder out = new StringBuilder("# Attacks on the people behind the samples\n\n");
        out.append(
                "An attack is a risk only where it succeeds more often against rows that the model was trained on than against rows"
                        + " that it never saw. Rates have 95 % intervals.\n");
        for (TableAttacks table : tables) {
            out.append("\n## ").append(table.table().shown()).append("\n\n");
            if (table.risks().isEmpty()) {
                out.append("Not measured: no column holds values of more than one row.\n");
                continue;
            }
            out.append("| Attack | Against training | Against control | Risk | Verdict |\n|---|---|---|---|---|\n");
            table.risks().forEach(risk -> out.append(row(risk)));
        }
        return out.toString();
    }

    private static String row(AttackRisk risk) {
        String verdict = switch (risk.verdict(CHANCE)) {
            case SEEN -> "**seen**";
            case NONE_SEEN -> "no more than chance";
            case NOT_MEASURED -> "not measured: too few attacks were possible";
        };
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.3f | %s |%n",
                risk.attack().words(),
                shown(risk.training()),
                shown(risk.control()),
                risk.risk(),
                verdict);
    }

    private static String shown(Rate rate) {
        return String.format(
                Locale.ROOT, "%.3f (%.3f–%.3f) of %,d", rate.share(), rate.low(), rate.high(), rate.attacks());
    }
}
