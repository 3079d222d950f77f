package io.banksynth.train;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A choice of tables, whose parents among the other tables are cut down to their keys: foreign keys that point out of the
 * choice keep their form, and rows keep their number for each parent, but no row of such a parent is ever written. So
 * the values of those keys are learned no more than those of any key.
 *
 * @param samples of the chosen tables, and the keys of cut parents
 * @param keysOnly the cut parents
 */
public record CutParents(SchemaGraph graph, Samples samples, Set<TableName> keysOnly) {
    public CutParents {
        keysOnly = Set.copyOf(keysOnly);
    }

    /**
     * Cuts a graph.
     *
     * @param all samples of all tables that were looked at
     * @param chosen the tables that are wanted
     */
    public static CutParents of(SchemaGraph graph, Samples all, List<TableName> chosen) {
        Map<TableName, Set<String>> cut = new LinkedHashMap<>();
        List<Relationship> relationships = new ArrayList<>();
        List<String> warnings = new ArrayList<>(all.warnings());
        for (Relationship r : graph.relationships()) {
            boolean outwards = chosen.contains(r.child()) && !chosen.contains(r.parent());
            if (outwards && graph.foreignKeys().contains(r)) {
                cut.computeIfAbsent(r.parent(), t -> new LinkedHashSet<>()).addAll(r.parentColumns());
                relationships.add(r);
                warnings.add(r.label() + " points at a table that is left out: its keys are made, the table is not");
            } else if (chosen.contains(r.child()) && chosen.contains(r.parent())) {
                relationships.add(r);
            }
        }
        List<Table> tables = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (Table table : graph.tables()) {
            Set<String> columns = cut.get(table.name());
            if (chosen.contains(table.name())) {
                tables.add(table);
                all.of(table.name()).ifPresent(samples::add);
            } else if (columns != null) {
                tables.add(keys(table, columns, relationships));
                all.of(table.name()).map(s -> keys(s, columns)).ifPresent(samples::add);
            }
        }
        return new CutParents(
                new SchemaGraph(graph.schema(), tables, relationships), new Samples(samples, warnings), cut.keySet());
    }

    private static Table keys(Table table, Set<String> columns, List<Relationship> relationships) {
        List<List<String>> unique = new ArrayList<>();
        relationships.stream()
                .filter(r -> r.parent().equals(table.name()))
                .map(Relationship::parentColumns)
                .distinct()
                .forEach(unique::add);
        List<String> primaryKey = columns.containsAll(table.primaryKey()) ? table.primaryKey() : List.of();
        unique.remove(primaryKey);
        List<Column> kept =
                table.columns().stream().filter(c -> columns.contains(c.name())).toList();
        return new Table(table.name(), kept, primaryKey, unique);
    }

    private static Sample keys(Sample sample, Set<String> columns) {
        List<Column> kept = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        for (int c = 0; c < sample.columns().size(); c++) {
            if (columns.contains(sample.columns().get(c).name())) {
                kept.add(sample.columns().get(c));
                vectors.add(sample.rows().vector(c));
            }
        }
        Batch rows = new Batch(kept, vectors);
        rows.end(sample.size());
        return new Sample(sample.table(), rows, sample.origin());
    }
}
