package io.banksynth.report;

import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Written tables that a report is made of.
 *
 * @param folder that the files' paths start from; temporary files are made in it
 * @param relationships that must hold between these tables
 */
public record DataSet(Path folder, List<DataTable> tables, List<Relationship> relationships) {
    public DataSet {
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

    /** What a column is for, as keys and relationships say. */
    ColumnQuality.Use use(DataTable table, Column column) {
        boolean foreign = relationships.stream()
                .anyMatch(
                        r -> r.child().equals(table.name()) && r.childColumns().contains(column.name()));
        if (foreign) {
            return ColumnQuality.Use.FOREIGN_KEY;
        }
        boolean key = table.table().primaryKey().contains(column.name());
        return key ? ColumnQuality.Use.KEY : ColumnQuality.Use.VALUE;
    }

    Optional<DataTable> table(TableName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
