package io.banksynth.schema;

/** The join in which a query used a relationship; outer joins make it optional. */
public enum JoinType {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    SEMI,
    ANTI
}
