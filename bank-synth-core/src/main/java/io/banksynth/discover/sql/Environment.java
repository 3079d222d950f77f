package io.banksynth.discover.sql;

import org.jspecify.annotations.Nullable;

/** The names that WITH clauses gave to queries, innermost first. */
record Environment(@Nullable Environment outer, String name, Relation relation) {
    /** What a name means here; null if no WITH clause gave it. */
    static @Nullable Relation find(@Nullable Environment environment, String name) {
        for (Environment e = environment; e != null; e = e.outer) {
            if (e.name.equals(name)) {
                return e.relation;
            }
        }
        return null;
    }
}
