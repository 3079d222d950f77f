package io.banksynth.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A relationship between two tables, with what speaks for it.
 *
 * @param childColumns columns of the child, as many as {@code parentColumns} and in the same order
 * @param role how generation computes the key; empty until the planner decides
 * @param optional whether a child may have no parent
 * @param condition an SQL condition under which the columns point at this parent, empty when they always do
 * @param confidence share of such relationships that are true, 0 to 1
 * @param review a person's verdict, empty until somebody gave one
 */
public record Relationship(
        TableName child,
        List<String> childColumns,
        TableName parent,
        List<String> parentColumns,
        RelationshipKind kind,
        Optional<Role> role,
        JoinType joinType,
        boolean optional,
        Cardinality cardinality,
        String condition,
        double confidence,
        Optional<Review> review,
        List<Evidence> evidence) {
    public Relationship {
        childColumns = childColumns.stream().map(TableName::fold).toList();
        parentColumns = parentColumns.stream().map(TableName::fold).toList();
        evidence = List.copyOf(evidence);
        if (childColumns.isEmpty() || childColumns.size() != parentColumns.size()) {
            throw new IllegalArgumentException("A relationship joins as many columns of the child as of the parent: "
                    + child + childColumns + " -> " + parent + parentColumns);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A confidence lies between 0 and 1, not at " + confidence);
        }
    }

    /** A plain foreign key, as declared or told: certain, always there. */
    public static Relationship foreignKey(
            TableName child, List<String> childColumns, TableName parent, List<String> parentColumns) {
        return new Relationship(
                child,
                childColumns,
                parent,
                parentColumns,
                RelationshipKind.FK,
                Optional.empty(),
                JoinType.INNER,
                false,
                Cardinality.MANY_TO_ONE,
                "",
                1.0,
                Optional.empty(),
                List.of());
    }

    /** The same relationship with another role. */
    public Relationship withRole(Role newRole) {
        return new Relationship(
                child,
                childColumns,
                parent,
                parentColumns,
                kind,
                Optional.of(newRole),
                joinType,
                optional,
                cardinality,
                condition,
                confidence,
                review,
                evidence);
    }

    /** The same columns as a foreign key that holds under a condition only; rows find their parents by matching. */
    public Relationship under(String newCondition) {
        return new Relationship(
                child,
                childColumns,
                parent,
                parentColumns,
                RelationshipKind.FK,
                Optional.of(Role.MATCHED),
                joinType,
                true,
                cardinality,
                newCondition,
                confidence,
                review,
                evidence);
    }

    /** The same columns, of which nobody says any more that they are a key. */
    public Relationship asPeer() {
        return new Relationship(
                child,
                childColumns,
                parent,
                parentColumns,
                RelationshipKind.PEER,
                Optional.empty(),
                joinType,
                optional,
                cardinality,
                condition,
                confidence,
                review,
                evidence);
    }

    /** Stands for the relationship in messages and files: {@code ORDERS(CUSTOMER_ID) -> CUSTOMERS(CUSTOMER_ID)}. */
    public String label() {
        return child.shown() + columns(childColumns) + " -> " + parent.shown() + columns(parentColumns);
    }

    private static String columns(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether both join the same columns of the same tables, in whatever order the columns are listed. */
    public boolean joinsLike(Relationship other) {
        return child.equals(other.child)
                && parent.equals(other.parent)
                && pairs(childColumns, parentColumns).equals(pairs(other.childColumns, other.parentColumns));
    }

    private static List<String> pairs(List<String> left, List<String> right) {
        return IntStream.range(0, left.size())
                .mapToObj(i -> left.get(i) + "=" + right.get(i))
                .sorted()
                .toList();
    }
}
