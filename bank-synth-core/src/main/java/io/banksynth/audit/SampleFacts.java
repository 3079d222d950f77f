package io.banksynth.audit;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What samples say of a pack's columns, found without the code that trained: which values there are, and how many units
 * hold each. Units are roots along the pack's drivers, or the rows of the policy's unit.
 */
final class SampleFacts {
    private final ModelPack pack;
    private final Map<TableName, Sample> samples = new HashMap<>();
    private final Map<TableName, int[]> units = new HashMap<>();
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    SampleFacts(ModelPack pack, List<Sample> samples) {
        this.pack = pack;
        samples.forEach(sample -> this.samples.put(sample.table(), sample));
    }

    List<Sample> samples() {
        return List.copyOf(samples.values());
    }

    boolean has(TableName table, String column) {
        return samples.containsKey(table)
                && samples.get(table).columns().stream().anyMatch(c -> c.name().equals(column));
    }

    /** How many units hold each value of a column, by the value's text. */
    Map<String, Integer> units(TableName table, String column) {
        return counts.computeIfAbsent(table + "\n" + column, key -> counted(table, column, Function.identity()));
    }

    /** How many units hold a value that {@code form} makes the same text of. */
    Map<String, Integer> counted(TableName table, String column, Function<String, String> form) {
        Sample sample = java.util.Objects.requireNonNull(samples.get(table));
        int position = sample.columns().stream().map(c -> c.name()).toList().indexOf(column);
        Vector vector = sample.rows().vector(position);
        int[] unit = unitsOf(table);
        Map<String, Set<Integer>> holders = new HashMap<>();
        for (int row = 0; row < sample.size(); row++) {
            if (!vector.nulls()[row]) {
                String text = form.apply(CellText.text(
                        vector, row, sample.columns().get(position).type()));
                holders.computeIfAbsent(text, t -> new HashSet<>()).add(unit[row]);
            }
        }
        Map<String, Integer> sizes = new HashMap<>();
        holders.forEach((text, who) -> sizes.put(text, who.size()));
        return sizes;
    }

    private int[] unitsOf(TableName table) {
        int[] known = units.get(table);
        if (known == null) {
            known = computed(table);
            units.put(table, known);
        }
        return known;
    }

    private int[] computed(TableName table) {
        Sample sample = java.util.Objects.requireNonNull(samples.get(table));
        int[] own = new int[sample.size()];
        Optional<Relationship> driver =
                pack.privacy().unit().filter(table::equals).isPresent()
                        ? Optional.empty()
                        : pack.model(table).stream()
                                .flatMap(model -> model.links().stream())
                                .map(LinkModel::relationship)
                                .filter(r ->
                                        r.role().filter(Role.DRIVER::equals).isPresent()
                                                && samples.containsKey(r.parent()))
                                .findFirst();
        if (driver.isEmpty()) {
            java.util.Arrays.setAll(own, row -> row);
            return own;
        }
        Relationship link = driver.get();
        Sample parents = java.util.Objects.requireNonNull(samples.get(link.parent()));
        int[] theirs = unitsOf(link.parent());
        Map<List<String>, Integer> rows = new HashMap<>();
        for (int row = 0; row < parents.size(); row++) {
            rows.put(key(parents, link.parentColumns(), row), row);
        }
        int next = java.util.Arrays.stream(theirs).max().orElse(-1) + 1;
        for (int row = 0; row < own.length; row++) {
            Integer parent = rows.get(key(sample, link.childColumns(), row));
            own[row] = parent == null ? next++ : theirs[parent];
        }
        return own;
    }

    private static List<String> key(Sample sample, List<String> columns, int row) {
        List<String> key = new ArrayList<>();
        for (String column : columns) {
            int position = sample.columns().stream().map(c -> c.name()).toList().indexOf(column);
            Vector vector = sample.rows().vector(position);
            key.add(
                    vector.nulls()[row]
                            ? ""
                            : CellText.text(
                                    vector, row, sample.columns().get(position).type()));
        }
        return key;
    }
}
