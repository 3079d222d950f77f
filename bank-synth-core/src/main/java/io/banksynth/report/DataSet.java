package io.banksynth.report;

import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Written tables that a report is made of.
 *
 * @param folder that the files' paths start from; temporary files are made in it
 * @param relationships that must hold between these tables
 * @param made columns by table whose values were not learned, and so are not compared
 */
public record DataSet(
        Path folder, List<DataTable> tables, List<Relationship> relationships, Map<TableName, Set<String>> made) {
    /** Tables all of whose columns were learned. */
    public DataSet(Path folder, List<DataTable> tables, List<Relationship> relationships) {
        this(folder, tables, relationships, Map.of());
    }

    public DataSet {
        made = Map.copyOf(made);
        tables = List.copyOf(tables);
        relationships = List.copyOf(relationships);
        for (Relationship relationship : relationships) {
            for (TableName end : List.of(relationship.child(), relationship.parent())) {
                if (tables.stream().noneMatch(t -> t.name().equals(end))) {
                    throw new IllegalArgumentException("There is no table " + end + " for " + relationship.label());
                }
            }
        }
    }

    /** The same data set, of which these columns were not learned. */
    public DataSet withMade(Map<TableName, Set<String>> columns) {
        return new DataSet(folder, tables, relationships, columns);
    }

    /** What a column is for, as keys and relationships say. */
    ColumnQuality.Use use(DataTable table, Column column) {
        boolean foreign = relationships.stream()
                .anyMatch(
                        r -> r.child().equals(table.name()) && r.childColumns().contains(column.name()));
        if (foreign) {
            return ColumnQuality.Use.FOREIGN_KEY;
        }
        if (table.table().primaryKey().contains(column.name())) {
            return ColumnQuality.Use.KEY;
        }
        return made.getOrDefault(table.name(), Set.of()).contains(column.name())
                ? ColumnQuality.Use.MADE
                : ColumnQuality.Use.VALUE;
    }

    Optional<DataTable> table(TableName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
