package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of the samples joined along every foreign key of the graph. */
final class Links {
    /**
     * A foreign key over the samples.
     *
     * @param parentRows for each child row the parent's row; -1 where the key is null, -2 where there is no such parent
     */
    @SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
    record Link(Relationship relationship, int[] parentRows, int nulls, int orphans) {
        /** Children that found their parent. */
        int joined() {
            return parentRows.length - nulls - orphans;
        }

        double orphanShare() {
            int keyed = parentRows.length - nulls;
            return keyed == 0 ? 0 : (double) orphans / keyed;
        }
    }

    private final Map<TableName, List<Link>> byChild = new LinkedHashMap<>();

    /**
     * @param discriminators say for which rows a relationship holds; the others have no key of it
     */
    Links(SchemaGraph graph, Map<TableName, Sample> samples, Discriminators discriminators) {
        Map<String, KeyIndex> indexes = new LinkedHashMap<>();
        for (Relationship relationship : graph.foreignKeys()) {
            Sample child = samples.get(relationship.child());
            Sample parent = samples.get(relationship.parent());
            if (child == null || parent == null) {
                continue;
            }
            String key = relationship.parent() + "\n" + String.join("\n", relationship.parentColumns());
            KeyIndex index = indexes.computeIfAbsent(key, k -> new KeyIndex(parent, relationship.parentColumns()));
            int[] rows = index.find(child, relationship.childColumns());
            discriminators.column(relationship).ifPresent(column -> {
                List<String> values = discriminators.values(relationship);
                RowTexts texts = new RowTexts(child, column);
                for (int row = 0; row < rows.length; row++) {
                    rows[row] = values.contains(texts.of(row)) ? rows[row] : -1;
                }
            });
            int nulls = 0;
            int orphans = 0;
            for (int row : rows) {
                nulls += row == -1 ? 1 : 0;
                orphans += row == -2 ? 1 : 0;
            }
            byChild.computeIfAbsent(relationship.child(), t -> new ArrayList<>())
                    .add(new Link(relationship, rows, nulls, orphans));
        }
    }

    List<Link> of(TableName child) {
        return byChild.getOrDefault(child, List.of());
    }

    /** Where a way leads from each row of a table; below 0 where it leads nowhere. */
    int[] follow(TableName table, LinkModel.Way way) {
        int[] at = new int[0];
        TableName here = table;
        for (String name : way.keys()) {
            Link key = of(here).stream()
                    .filter(l ->
                            String.join(",", l.relationship().childColumns()).equals(name))
                    .findFirst()
                    .orElseThrow();
            at = here.equals(table)
                    ? key.parentRows().clone()
                    : Arrays.stream(at)
                            .map(row -> row < 0 ? row : key.parentRows()[row])
                            .toArray();
            here = key.relationship().parent();
        }
        return at;
    }

    List<Link> all() {
        return byChild.values().stream().flatMap(List::stream).toList();
    }

    /** Links whose parent is this table. */
    List<Link> to(TableName parent) {
        return all().stream()
                .filter(l -> l.relationship().parent().equals(parent))
                .toList();
    }
}
