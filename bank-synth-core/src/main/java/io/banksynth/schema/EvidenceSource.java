package io.banksynth.schema;

/** Where a relationship was seen, strongest first. */
public enum EvidenceSource {
    /** Said by a person in a relationships file. */
    MANUAL,
    /** A declared foreign key. */
    CONSTRAINT,
    /** A join in a query. */
    JOIN,
    /** INSERT .. SELECT or a view, followed back to base columns. */
    LINEAGE,
    /** Values of the child are among the parent's. */
    DATA,
    /** The names of columns and tables. */
    NAME
}
