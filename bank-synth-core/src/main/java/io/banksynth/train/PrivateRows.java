package io.banksynth.train;

import io.banksynth.error.BankSynthException;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows by which units count: of each table at most so many of each unit. Which ones depends on nothing but how many the unit
 * has and where among them they stand, so that another unit changes nothing of it. Rows whose driver names no parent count for no
 * unit; rows without a driver's key are units of their own.
 */
final class PrivateRows {
    /** Rows that belong to nobody. */
    static final int NOBODY = -1;

    private final Map<TableName, Sample> samples;
    private final Map<TableName, Relationship> drivers;
    private final Map<TableName, int[]> units = new HashMap<>();

    /**
     * @param drivers of the tables whose rows belong to their parents' units
     */
    PrivateRows(Map<TableName, Sample> samples, Map<TableName, Relationship> drivers) {
        this.samples = samples;
        this.drivers = drivers;
    }

    /**
     * For each row of the child the parent's row: -1 where the key is null, -2 where there is no such parent.
     *
     * @throws BankSynthException if two rows of the parent have one key: whose children are then whose would depend on who is there
     */
    int[] parents(Relationship relationship) {
        KeyIndex keys = new KeyIndex(sample(relationship.parent()), relationship.parentColumns());
        if (keys.repeated() > 0) {
            throw BankSynthException.source("Cannot train with --epsilon: rows of " + relationship.parent()
                    + " repeat their key " + String.join(", ", relationship.parentColumns()) + ", to which "
                    + relationship.label() + " points; leave such rows out");
        }
        return keys.find(sample(relationship.child()), relationship.childColumns());
    }

    Sample sample(TableName table) {
        return java.util.Objects.requireNonNull(samples.get(table));
    }

    /** At most so many rows of each unit, ascending. */
    int[] chosen(TableName table, int most) {
        int[] unit = of(table);
        Map<Integer, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < unit.length; row++) {
            if (unit[row] != NOBODY) {
                rows.computeIfAbsent(unit[row], u -> new ArrayList<>()).add(row);
            }
        }
        RandomStream stream = RandomStream.of(0, table.shown(), "", "chosen rows");
        return rows.values().stream()
                .flatMap(own -> some(own, most, stream).stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static List<Integer> some(List<Integer> rows, int most, RandomStream stream) {
        if (rows.size() <= most) {
            return rows;
        }
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingLong(at -> RandomStream.mix(stream.bits(at) + rows.size())))
                .limit(most)
                .map(rows::get)
                .toList();
    }

    private int[] of(TableName table) {
        int[] known = units.get(table);
        if (known == null) {
            known = compute(table);
            units.put(table, known);
        }
        return known;
    }

    private int[] compute(TableName table) {
        int[] own = new int[sample(table).size()];
        Optional<Relationship> driver = Optional.ofNullable(drivers.get(table));
        if (driver.isEmpty()) {
            Arrays.setAll(own, row -> row);
            return own;
        }
        int[] parents = parents(driver.get());
        int[] theirs = of(driver.get().parent());
        int next = Arrays.stream(theirs).max().orElse(NOBODY) + 1;
        for (int row = 0; row < own.length; row++) {
            own[row] = parents[row] >= 0 ? theirs[parents[row]] : parents[row] == -1 ? next++ : NOBODY;
        }
        return own;
    }
}
