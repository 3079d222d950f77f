package io.banksynth.report;

import io.banksynth.report.detect.Detection;
import io.banksynth.report.likeness.Features;
import io.banksynth.report.likeness.PairedColumn;
import io.banksynth.report.likeness.TablePair;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lets classifiers tell the rows of a table from real ones: alone, with the row before, with their children. */
final class Detections {
    private static final int MOST_CHILD_TABLES = 6;

    private final DataSet data;
    private final Map<TableName, TablePair> pairs;
    private final Function<DataTable, List<PairedColumn>> values;

    /**
     * @param values the columns of a table that hold values
     */
    Detections(DataSet data, Map<TableName, TablePair> pairs, Function<DataTable, List<PairedColumn>> values) {
        this.data = data;
        this.pairs = pairs;
        this.values = values;
    }

    List<Detection> of(DataTable table) {
        TablePair pair = pairs.get(table.name());
        List<PairedColumn> columns = values.apply(table);
        if (pair == null || columns.isEmpty()) {
            return List.of();
        }
        List<Detection> out = new ArrayList<>();
        Features row = Features.of(columns);
        out.add(row.detection(Detection.View.ROW));
        Optional<Relationship> main = RowsQuestions.main(data, table);
        main.flatMap(r -> row.withPredecessors(pair, r.childColumns(), columns))
                .ifPresent(f -> out.add(f.detection(Detection.View.WITH_PREDECESSOR)));
        Features withChildren = row;
        List<Relationship> children = children(table);
        for (Relationship relationship : children) {
            TablePair child = pairs.get(relationship.child());
            DataTable childTable = data.table(relationship.child()).orElseThrow();
            if (child != null) {
                withChildren = withChildren.withChildren(
                        pair,
                        relationship.parentColumns(),
                        child,
                        relationship.childColumns(),
                        values.apply(childTable));
            }
        }
        if (!children.isEmpty()) {
            out.add(withChildren.detection(Detection.View.WITH_CHILDREN));
        }
        return out;
    }

    /** Relationships whose children are all here: aggregates of some children would tell the sizes of the samples apart. */
    private List<Relationship> children(DataTable table) {
        return data.relationships().stream()
                .filter(r -> r.parent().equals(table.name()) && !r.child().equals(table.name()))
                .filter(r -> r.condition().isBlank())
                .filter(r -> {
                    TablePair child = pairs.get(r.child());
                    return child != null && child.isWhole();
                })
                .limit(MOST_CHILD_TABLES)
                .toList();
    }
}
