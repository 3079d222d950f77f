package io.banksynth.train;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.Samples;
import io.banksynth.source.TablesFile;
import io.banksynth.source.census.Census;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was discovered, cut to the tables that have a sample, with what a tables file says of them.
 *
 * @param trueRows rows of tables whose samples are only a part
 */
public record TrainingGraph(SchemaGraph graph, Map<TableName, Long> trueRows, List<String> warnings) {
    /**
     * Cuts what was discovered.
     *
     * @param counts rows of whole tables, where a database was asked; what the file says of them goes before
     * @throws BankSynthException if the tables file names a column that there is not
     */
    public static TrainingGraph of(
            SchemaGraph discovered, Samples samples, Map<TableName, Long> counts, Optional<TablesFile> file) {
        Set<TableName> sampled = samples.samples().stream().map(Sample::table).collect(Collectors.toSet());
        List<Table> tables = new ArrayList<>();
        List<String> without = new ArrayList<>();
        Map<TableName, Long> rows = new LinkedHashMap<>(counts);
        for (Table table : discovered.tables()) {
            if (!sampled.contains(table.name())) {
                without.add(table.name().shown());
                continue;
            }
            Optional<TablesFile.Entry> entry = file.flatMap(f -> f.of(table.name()));
            tables.add(entry.map(e -> keyed(table, e)).orElse(table));
            samples.of(table.name())
                    .ifPresent(sample ->
                            entry.ifPresent(e -> e.trueRows(sample.size()).ifPresent(n -> rows.put(table.name(), n))));
        }
        List<Relationship> relationships = discovered.relationships().stream()
                .filter(r -> sampled.contains(r.child()) && sampled.contains(r.parent()))
                .toList();
        List<String> warnings =
                without.isEmpty() ? List.of() : List.of("Left out, having no sample: " + String.join(", ", without));
        SchemaGraph graph = new SchemaGraph(
                discovered.schema(),
                tables,
                relationships,
                discovered.uses().stream()
                        .filter(u -> sampled.contains(u.table()))
                        .toList(),
                discovered.checks().stream()
                        .filter(c -> sampled.contains(c.table()))
                        .toList());
        return new TrainingGraph(graph, rows, warnings);
    }

    /** The same without keys that repeat over all rows, though those of samples which are only a part do not show it. */
    public TrainingGraph heldBy(Census census, Samples samples) {
        List<Table> tables = new ArrayList<>();
        List<String> found = new ArrayList<>(warnings);
        for (Table table : graph.tables()) {
            List<List<String>> keys = new ArrayList<>(table.unique());
            if (!table.primaryKey().isEmpty()) {
                keys.add(table.primaryKey());
            }
            boolean isPart = census.tables().contains(table.name())
                    && samples.of(table.name()).orElseThrow().size() < trueRows.getOrDefault(table.name(), 0L);
            keys.removeIf(key -> !isPart || census.isUnique(table.name(), key));
            keys.forEach(key -> found.add(
                    "Not a key, since rows share it: " + table.name().shown() + "(" + String.join(", ", key) + ")"));
            tables.add(new Table(
                    table.name(),
                    table.columns(),
                    keys.contains(table.primaryKey()) ? List.of() : table.primaryKey(),
                    table.unique().stream().filter(key -> !keys.contains(key)).toList()));
        }
        SchemaGraph held = new SchemaGraph(graph.schema(), tables, graph.relationships(), graph.uses(), graph.checks());
        return new TrainingGraph(held, trueRows, found);
    }

    private static Table keyed(Table table, TablesFile.Entry entry) {
        for (String column : entry.primaryKey()) {
            if (table.column(column).isEmpty()) {
                throw BankSynthException.usage("Cannot use column " + column + " as key of table " + table.name()
                        + ": the table has no such column");
            }
        }
        return entry.primaryKey().isEmpty()
                ? table
                : new Table(table.name(), table.columns(), entry.primaryKey(), table.unique());
    }
}
