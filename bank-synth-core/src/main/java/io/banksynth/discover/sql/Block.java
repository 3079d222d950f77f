package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One SELECT (or the tables of an UPDATE, DELETE or MERGE) with what it draws on and what it yields. */
final class Block {
    private static final int MOST_SOURCES = 500;

    /** The block around this one, whose columns it may use. */
    final @Nullable Block parent;

    /** How rows of the block around are tested with this one: INNER when they are not. */
    final JoinType nesting;

    final StatementScope scope;
    final @Nullable Environment environment;
    final List<Source> sources = new ArrayList<>();
    final List<Item> items = new ArrayList<>();
    /** Columns merged by USING. */
    final Set<String> merged = new HashSet<>();

    Block(@Nullable Block parent, JoinType nesting, StatementScope scope, @Nullable Environment environment) {
        this.parent = parent;
        this.nesting = nesting;
        this.scope = scope;
        this.environment = environment;
    }

    /**
     * A part of a select list.
     *
     * @param name its name, empty when it has none, {@code *} for all columns
     * @param qualifier of a star, empty for a plain one
     * @param value where its values come from; null when they are computed
     */
    record Item(String name, String qualifier, @Nullable Operand value) {
        boolean star() {
            return name.equals("*");
        }
    }

    /** Adds a source; those beyond the five hundredth of a statement are left out, so that hostile ones end in time. */
    void add(String alias, Relation relation) {
        if (scope.sources.size() < MOST_SOURCES) {
            Source source = new Source(alias, relation, scope.sources.size());
            sources.add(source);
            scope.sources.add(source);
        }
    }
}
