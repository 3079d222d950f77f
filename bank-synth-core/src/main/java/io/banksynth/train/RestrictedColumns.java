package io.banksynth.train;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;
import io.banksynth.error.BankSynthException;
import io.banksynth.privacy.ColumnPrivacy;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is left of a graph, its samples and the plan when restricted columns are gone. */
record RestrictedColumns(SchemaGraph graph, List<Sample> samples, PrivacyPlan privacy) {
    /**
     * Leaves the restricted columns out.
     *
     * @throws BankSynthException if a key needs one
     */
    static RestrictedColumns leaveOut(SchemaGraph graph, List<Sample> samples, PrivacyPlan privacy) {
        for (Relationship relationship : graph.foreignKeys()) {
            refuseKey(privacy, relationship.child(), relationship.childColumns(), relationship.label());
            refuseKey(privacy, relationship.parent(), relationship.parentColumns(), relationship.label());
        }
        List<Table> tables = new ArrayList<>();
        for (Table table : graph.tables()) {
            refuseKey(privacy, table.name(), table.primaryKey(), "the primary key of " + table.name());
            List<List<String>> unique = table.unique().stream()
                    .filter(key -> key.stream().noneMatch(c -> isRestricted(privacy, table.name(), c)))
                    .toList();
            tables.add(
                    new Table(table.name(), kept(privacy, table.name(), table.columns()), table.primaryKey(), unique));
        }
        List<Relationship> relationships = graph.relationships().stream()
                .filter(r -> r.kind() == RelationshipKind.FK
                        || (r.childColumns().stream().noneMatch(c -> isRestricted(privacy, r.child(), c))
                                && r.parentColumns().stream().noneMatch(c -> isRestricted(privacy, r.parent(), c))))
                .toList();
        List<Sample> left = samples.stream().map(s -> kept(privacy, s)).toList();
        Map<TableName, Map<String, ColumnPrivacy>> plans = new LinkedHashMap<>();
        privacy.columns().forEach((table, columns) -> {
            Map<String, ColumnPrivacy> some = new LinkedHashMap<>(columns);
            some.values().removeIf(column -> column.level() == Level.RESTRICTED);
            plans.put(table, some);
        });
        return new RestrictedColumns(
                new SchemaGraph(graph.schema(), tables, relationships), left, new PrivacyPlan(privacy.unit(), plans));
    }

    private static boolean isRestricted(PrivacyPlan privacy, TableName table, String column) {
        return privacy.level(table, column) == Level.RESTRICTED;
    }

    private static void refuseKey(PrivacyPlan privacy, TableName table, List<String> columns, String key) {
        for (String column : columns) {
            if (isRestricted(privacy, table, column)) {
                throw BankSynthException.usage("Cannot leave out restricted column " + table + "." + column
                        + ": it is part of " + key + "; give it the level pii or sensitive, or leave the table out"
                        + " with --tables");
            }
        }
    }

    private static List<Column> kept(PrivacyPlan privacy, TableName table, List<Column> columns) {
        return columns.stream()
                .filter(c -> !isRestricted(privacy, table, c.name()))
                .toList();
    }

    private static Sample kept(PrivacyPlan privacy, Sample sample) {
        List<Column> columns = kept(privacy, sample.table(), sample.columns());
        if (columns.size() == sample.columns().size()) {
            return sample;
        }
        List<Vector> vectors = new ArrayList<>();
        for (int c = 0; c < sample.columns().size(); c++) {
            if (columns.contains(sample.columns().get(c))) {
                vectors.add(sample.rows().vector(c));
            }
        }
        Batch rows = new Batch(columns, vectors);
        rows.end(sample.size());
        return new Sample(sample.table(), rows, sample.origin());
    }
}
