package io.banksynth.schema;

import io.banksynth.error.BankSynthException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tables and the relationships between them. Tables are sorted by name and relationships by child, its columns, and
 * parent, so that equal graphs are written as equal files.
 *
 * @param schema the name that the user gave to the whole
 * @param uses how queries and checks use columns; a model pack keeps none of them, since queries name real values
 * @param checks what declared constraints demand of rows
 */
public record SchemaGraph(
        String schema,
        List<Table> tables,
        List<Relationship> relationships,
        List<ColumnUse> uses,
        List<CheckRule> checks) {
    private static final Comparator<Relationship> ORDER = Comparator.comparing(Relationship::child)
            .thenComparing(r -> String.join(",", r.childColumns()))
            .thenComparing(Relationship::parent)
            .thenComparing(r -> String.join(",", r.parentColumns()))
            .thenComparing(Relationship::kind);

    public SchemaGraph {
        schema = TableName.fold(schema);
        tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
        relationships = relationships.stream().sorted(ORDER).toList();
        uses = uses.stream().sorted(ColumnUse.ORDER).toList();
        checks = checks.stream().sorted(CheckRule.ORDER).distinct().toList();
        Set<TableName> seen = new HashSet<>();
        for (Table table : tables) {
            if (!seen.add(table.name())) {
                throw BankSynthException.source("Cannot use schema " + schema + ": two tables are named " + table.name()
                        + " (names compare without case)");
            }
        }
    }

    /** A graph of which nothing but tables and relationships is known. */
    public SchemaGraph(String schema, List<Table> tables, List<Relationship> relationships) {
        this(schema, tables, relationships, List.of(), List.of());
    }

    /** The table of that name. */
    public Optional<Table> table(TableName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** Foreign keys of a table, those that a person rejected left out. */
    public List<Relationship> parentsOf(TableName child) {
        return foreignKeys().stream().filter(r -> r.child().equals(child)).toList();
    }

    /** Foreign keys that point at a table, those that a person rejected left out. */
    public List<Relationship> childrenOf(TableName parent) {
        return foreignKeys().stream().filter(r -> r.parent().equals(parent)).toList();
    }

    /**
     * Whether a column of a relationship's parent is itself the key to the column that would name it: an account that must be found among its own
     * holders. Neither row could be made before the other.
     */
    public boolean isReturned(Relationship relationship) {
        return foreignKeys().stream()
                .filter(back -> back.child().equals(relationship.parent())
                        && back.parent().equals(relationship.child())
                        && back.childColumns().size() == 1
                        && relationship.childColumns().size() > 1)
                .anyMatch(back -> {
                    int at = relationship
                            .parentColumns()
                            .indexOf(back.childColumns().get(0));
                    return at >= 0
                            && back.parentColumns()
                                    .get(0)
                                    .equals(relationship.childColumns().get(at));
                });
    }

    /** All foreign keys, those that a person rejected left out. */
    public List<Relationship> foreignKeys() {
        return relationships.stream()
                .filter(r -> r.kind() == RelationshipKind.FK)
                .filter(r -> r.review().isEmpty() || r.review().get() == Review.ACCEPT)
                .toList();
    }
}
