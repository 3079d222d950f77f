package io.banksynth.schema;

/** How the cells of a type lie in memory. */
public enum Storage {
    /** One {@code long} a cell. */
    LONG,
    /** One {@code double} a cell. */
    DOUBLE,
    /** Two {@code long}s a cell. */
    WIDE,
    /** Bytes: UTF-8 for text. */
    BYTES
}
