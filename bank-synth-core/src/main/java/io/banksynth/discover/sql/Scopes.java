package io.banksynth.discover.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a column's name means in a block: by its qualifier, else by who has such a column, else further out. */
final class Scopes {
    /**
     * Where a reference leads.
     *
     * @param source null when the columns come from a subquery
     */
    record Found(@Nullable Source source, @Nullable Block block, Set<BaseColumn> columns) {
        static final Found NOTHING = new Found(null, null, Set.of());
    }

    private final Resolver resolver;

    Scopes(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Where a column of a block leads. */
    Found find(Block block, ColumnReference column) {
        return column.qualifier().isEmpty() ? unqualified(block, column.name()) : qualified(block, column);
    }

    private Found qualified(Block block, ColumnReference column) {
        for (Block b = block; b != null; b = b.parent) {
            Found found = among(b, b.sources, column);
            if (found != null) {
                return found;
            }
        }
        Found elsewhere = null;
        for (Source source : block.scope.sources) {
            if (source.alias().equals(column.qualifier())
                    && resolver.has(source.relation(), column.name()) == Resolver.Has.YES) {
                Set<BaseColumn> origins = resolver.origins(source.relation(), column.name());
                if (elsewhere != null && !elsewhere.columns().equals(origins)) {
                    return Found.NOTHING;
                }
                elsewhere = new Found(source, null, origins);
            }
        }
        return elsewhere == null ? Found.NOTHING : elsewhere;
    }

    private @Nullable Found among(Block block, List<Source> sources, ColumnReference column) {
        Source unknown = null;
        boolean seen = false;
        for (Source source : sources) {
            if (source.alias().equals(column.qualifier())) {
                seen = true;
                Resolver.Has has = resolver.has(source.relation(), column.name());
                if (has == Resolver.Has.YES) {
                    return new Found(source, block, resolver.origins(source.relation(), column.name()));
                }
                unknown = has == Resolver.Has.PERHAPS ? source : unknown;
            }
        }
        if (unknown != null) {
            return new Found(unknown, block, resolver.origins(unknown.relation(), column.name()));
        }
        return seen ? Found.NOTHING : null;
    }

    private Found unqualified(Block block, String name) {
        Found guess = null;
        for (Block b = block; b != null; b = b.parent) {
            List<Source> having = new ArrayList<>();
            List<Source> perhaps = new ArrayList<>();
            for (Source source : b.sources) {
                Resolver.Has has = resolver.has(source.relation(), name);
                if (has == Resolver.Has.YES) {
                    having.add(source);
                } else if (has == Resolver.Has.PERHAPS) {
                    perhaps.add(source);
                }
            }
            if (having.size() == 1 || (!having.isEmpty() && b.merged.contains(name))) {
                return new Found(
                        having.get(0), b, resolver.origins(having.get(0).relation(), name));
            }
            if (!having.isEmpty()) {
                return sameEverywhere(b, having, name);
            }
            if (guess == null && perhaps.size() == 1) {
                guess = new Found(
                        perhaps.get(0), b, resolver.origins(perhaps.get(0).relation(), name));
            }
        }
        return guess == null ? Found.NOTHING : guess;
    }

    /** A column that several sources have is found only if it is the same one in all of them, as with a pivoted table. */
    private Found sameEverywhere(Block block, List<Source> sources, String name) {
        Set<BaseColumn> first = resolver.origins(sources.get(0).relation(), name);
        for (Source source : sources) {
            if (!resolver.origins(source.relation(), name).equals(first)
                    || source.relation() != sources.get(0).relation()) {
                return Found.NOTHING;
            }
        }
        return new Found(sources.get(0), block, first);
    }

    /** The one source of the statement, other than {@code taken}, that has the column of a qualifier that names nothing. */
    Found guess(Block block, ColumnReference column, @Nullable Source taken) {
        Found found = Found.NOTHING;
        for (Source source : block.sources) {
            if (!source.equals(taken) && resolver.has(source.relation(), column.name()) == Resolver.Has.YES) {
                if (found.source() != null) {
                    return Found.NOTHING;
                }
                found = new Found(source, block, resolver.origins(source.relation(), column.name()));
            }
        }
        return found;
    }
}
