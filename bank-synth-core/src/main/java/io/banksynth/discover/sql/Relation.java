package io.banksynth.discover.sql;

import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that a query draws on. Identity matters: each place in the text is a relation of its own. */
sealed interface Relation {
    /** A table or view by its name; what the name means is decided when everything was read. */
    record Named(String file, String schema, String table) implements Relation {
        TableName name() {
            return new TableName(schema, table);
        }
    }

    /** What a query yields: one block, or several joined by UNION and its like. */
    final class Query implements Relation {
        final List<Block> branches = new ArrayList<>();
        /** Set while the outputs are looked up, so that a recursive query ends. */
        boolean visited;

        @Nullable List<Output> outputs;
        /** Whether {@link #outputs} were looked up, even if in vain. */
        boolean listed;
        /** Answers that were given before. */
        final Map<String, Resolver.Has> having = new HashMap<>();

        final Map<String, Set<BaseColumn>> origins = new HashMap<>();
    }

    /** The same rows under other column names. */
    record Renamed(Relation relation, List<String> names) implements Relation {}

    /** Several sources in parentheses under one alias. */
    record Group(List<Source> sources) implements Relation {}

    /** Rows that no table holds, such as those of a function; the names of its columns as far as they are given. */
    record Computed(List<String> names) implements Relation {}

    /** A column that a relation yields and the base columns whose values it passes on. */
    record Output(String name, Set<BaseColumn> origins) {}
}
