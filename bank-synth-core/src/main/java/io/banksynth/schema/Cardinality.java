package io.banksynth.schema;

/** Children per parent, as far as keys tell. */
public enum Cardinality {
    MANY_TO_ONE,
    ONE_TO_ONE
}
