package io.banksynth.discover.sql;

/**
 * What a FROM clause draws on.
 *
 * @param alias the name by which columns are qualified
 * @param number its position among the sources of its statement
 */
record Source(String alias, Relation relation, int number) {
    /** Two sources are the same only if they are the same place in the text. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
