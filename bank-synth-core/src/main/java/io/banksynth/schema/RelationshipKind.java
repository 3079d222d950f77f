package io.banksynth.schema;

/** What joined columns are to each other. */
public enum RelationshipKind {
    /** The child's columns are a foreign key to the parent's. */
    FK,
    /** The columns share one domain of values and no key. */
    PEER
}
