package io.banksynth.report;

import io.banksynth.model.LinkModel;
import io.banksynth.report.key.FanOutCount;
import io.banksynth.report.key.KeyCoder;
import io.banksynth.report.key.KeySet;
import io.banksynth.report.key.MemoryBudget;
import io.banksynth.report.key.ReferenceCheck;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which keys are gathered and which references looked up, and the order of tables in which most are found at once. */
final class KeyPlan {
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Check> notChecked = new ArrayList<>();
    private final List<DataTable> order;

    /** A key of a table: its primary key, a unique key, or columns that a relationship points at. */
    record Key(TableName table, List<String> columns, KeyCoder coder, KeySet set, List<Link> links) {
        /** Names the key in a report. */
        String label() {
            return table.shown() + columns.stream().collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** A relationship between two written tables. */
    record Link(
            Relationship relationship,
            Key parent,
            ReferenceCheck check,
            FanOutCount fanOut,
            Optional<LinkModel> model) {}

    KeyPlan(DataSet data, Questions questions, Path workFolder, MemoryBudget budget) {
        for (DataTable table : data.tables()) {
            if (!table.table().primaryKey().isEmpty()) {
                key(table, table.table().primaryKey(), workFolder, budget);
            }
            for (List<String> unique : table.table().unique()) {
                key(table, unique, workFolder, budget);
            }
        }
        for (Relationship relationship : data.relationships()) {
            DataTable child = data.table(relationship.child()).orElseThrow();
            DataTable parent = data.table(relationship.parent()).orElseThrow();
            Optional<String> reason = whyNot(relationship, child.table(), parent.table());
            if (reason.isPresent()) {
                notChecked.add(Check.notChecked(
                        Check.Kind.FOREIGN_KEY,
                        relationship.label(),
                        child.formats().get(0),
                        child.rows(),
                        reason.get()));
                continue;
            }
            Key key = key(parent, relationship.parentColumns(), workFolder, budget);
            Link link = new Link(
                    relationship,
                    key,
                    new ReferenceCheck(key.set(), workFolder.resolve("references-" + links.size())),
                    new FanOutCount(parent.rows()),
                    questions.model(relationship));
            key.links().add(link);
            links.add(link);
        }
        order = order(data);
    }

    private Key key(DataTable table, List<String> columns, Path workFolder, MemoryBudget budget) {
        String name = table.name() + "\n" + String.join("\n", columns);
        return keys.computeIfAbsent(
                name,
                any -> new Key(
                        table.name(),
                        columns,
                        new KeyCoder(),
                        new KeySet(table.rows(), budget, workFolder.resolve("keys-" + keys.size())),
                        new ArrayList<>()));
    }

    private static Optional<String> whyNot(Relationship relationship, Table child, Table parent) {
        if (!relationship.condition().isBlank()) {
            return Optional.of("it holds under a condition only, which is not evaluated");
        }
        for (int i = 0; i < relationship.childColumns().size(); i++) {
            Optional<Column> from = child.column(relationship.childColumns().get(i));
            Optional<Column> to = parent.column(relationship.parentColumns().get(i));
            if (from.isEmpty() || to.isEmpty()) {
                return Optional.of("a column of it was not written");
            }
            if (!areComparable(from.get().type(), to.get().type())) {
                return Optional.of("its columns have types that cannot be compared: "
                        + from.get().type() + " and " + to.get().type());
            }
        }
        return Optional.empty();
    }

    private static boolean areComparable(DataType left, DataType right) {
        return left.equals(right)
                || (left instanceof DataType.Whole && right instanceof DataType.Whole)
                || (left instanceof DataType.Text && right instanceof DataType.Text);
    }

    /** Parents before children; where tables point at each other in a ring, in the order given. */
    private List<DataTable> order(DataSet data) {
        List<DataTable> left = new ArrayList<>(data.tables());
        List<DataTable> out = new ArrayList<>();
        while (!left.isEmpty()) {
            DataTable next = left.stream()
                    .filter(table -> links.stream()
                            .filter(l -> l.relationship().child().equals(table.name()))
                            .map(l -> l.relationship().parent())
                            .allMatch(parent -> parent.equals(table.name())
                                    || left.stream().noneMatch(t -> t.name().equals(parent))))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            out.add(next);
        }
        return out;
    }

    List<DataTable> order() {
        return order;
    }

    List<Key> keys() {
        return List.copyOf(keys.values());
    }

    List<Key> keys(TableName table) {
        return keys.values().stream().filter(k -> k.table().equals(table)).toList();
    }

    List<Link> links() {
        return links;
    }

    List<Link> links(TableName child) {
        return links.stream()
                .filter(l -> l.relationship().child().equals(child))
                .toList();
    }

    /** Relationships that cannot be checked, with the reason. */
    List<Check> notChecked() {
        return notChecked;
    }

    /** Keys that nobody asks for any more once this table was read. */
    List<Key> finishedBy(DataTable table) {
        int at = order.indexOf(table);
        return keys.values().stream().filter(key -> lastUse(key) == at).toList();
    }

    private int lastUse(Key key) {
        int last = 0;
        for (int i = 0; i < order.size(); i++) {
            TableName name = order.get(i).name();
            boolean used = key.table().equals(name)
                    || key.links().stream()
                            .anyMatch(l -> l.relationship().child().equals(name));
            last = used ? i : last;
        }
        return last;
    }
}
