package io.banksynth.discover.sql;

import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows names back to stored columns, through aliases, subqueries, WITH clauses, views and working tables. */
final class Resolver {
    private static final int DEEPEST = 200;
    private static final int MOST_ORIGINS = 64;

    /** Whether a relation has a column. */
    enum Has {
        YES,
        NO,
        PERHAPS
    }

    /**
     * Where a reference leads.
     *
     * @param source null when the columns come from a subquery
     */
    record Found(@Nullable Source source, @Nullable Block block, Set<BaseColumn> columns) {
        static final Found NOTHING = new Found(null, null, Set.of());
    }

    private final Catalog catalog;
    private final Map<String, Relation> local = new HashMap<>();
    private final Map<String, Relation> global = new HashMap<>();
    private int depth;

    Resolver(Catalog catalog, List<Uses.Definition> definitions) {
        this.catalog = catalog;
        for (Uses.Definition definition : definitions) {
            Relation.Named name = definition.name();
            if (catalog.find(name.schema(), name.table()).isEmpty()) {
                define(local, name.file() + '\0' + name.table(), definition.query());
                define(global, name.table(), definition.query());
            }
        }
    }

    /** A name that is defined again, as a working table filled twice, yields the rows of all its definitions. */
    private static void define(Map<String, Relation> map, String name, Relation query) {
        Relation known = map.get(name);
        if (known == null) {
            map.put(name, query);
        } else if (known instanceof Relation.Group group && group.sources().size() < 20) {
            List<Source> all = new ArrayList<>(group.sources());
            all.add(new Source("", query, 0));
            map.put(name, new Relation.Group(all));
        } else if (!(known instanceof Relation.Group)) {
            map.put(name, new Relation.Group(List.of(new Source("", known, 0), new Source("", query, 0))));
        }
    }

    /** What a name means when it is no stored table; null if nothing defines it. */
    private @Nullable Relation definition(Relation.Named name) {
        Relation found = local.get(name.file() + '\0' + name.table());
        return found != null ? found : global.get(name.table());
    }

    /** The stored table of a name, or the name itself if nothing is known by it. */
    TableName table(Relation.Named name) {
        return catalog.find(name.schema(), name.table()).orElse(new TableName(name.schema(), name.table()));
    }

    private boolean isKnown(Relation.Named name) {
        return catalog.find(name.schema(), name.table()).isPresent();
    }

    Has has(Relation relation, String column) {
        if (depth >= DEEPEST) {
            return Has.NO;
        }
        depth++;
        Has answer = hasColumn(relation, column);
        depth--;
        return answer;
    }

    private Has hasColumn(Relation relation, String column) {
        if (relation instanceof Relation.Named name) {
            if (isKnown(name)) {
                List<String> columns = catalog.columns(table(name));
                return columns.isEmpty() ? Has.PERHAPS : columns.contains(column) ? Has.YES : Has.NO;
            }
            Relation definition = definition(name);
            return definition == null ? Has.PERHAPS : has(definition, column);
        }
        if (relation instanceof Relation.Renamed renamed) {
            return renamed.names().contains(column) ? Has.YES : Has.NO;
        }
        if (relation instanceof Relation.Computed computed) {
            return computed.names().contains(column) ? Has.YES : Has.NO;
        }
        if (relation instanceof Relation.Group group) {
            return any(group.sources(), column);
        }
        Relation.Query query = (Relation.Query) relation;
        if (query.visited || query.branches.isEmpty()) {
            return Has.NO;
        }
        query.visited = true;
        Has answer = yields(query.branches.get(0), column);
        query.visited = false;
        return answer;
    }

    private Has any(List<Source> sources, String column) {
        Has answer = Has.NO;
        for (Source source : sources) {
            Has one = has(source.relation(), column);
            if (one == Has.YES) {
                return Has.YES;
            }
            answer = one == Has.PERHAPS ? one : answer;
        }
        return answer;
    }

    private Has yields(Block block, String column) {
        Has answer = Has.NO;
        for (Block.Item item : block.items) {
            if (!item.star() && item.name().equals(column)) {
                return Has.YES;
            }
            if (item.star()) {
                Has one = any(starred(block, item), column);
                if (one == Has.YES) {
                    return Has.YES;
                }
                answer = one == Has.PERHAPS ? one : answer;
            }
        }
        return answer;
    }

    private static List<Source> starred(Block block, Block.Item item) {
        if (item.qualifier().isEmpty()) {
            return block.sources;
        }
        return block.sources.stream()
                .filter(s -> s.alias().equals(item.qualifier()))
                .toList();
    }

    /** The stored columns behind a relation's column. */
    Set<BaseColumn> origins(Relation relation, String column) {
        if (depth >= DEEPEST) {
            return Set.of();
        }
        depth++;
        Set<BaseColumn> found = follow(relation, column);
        depth--;
        return found;
    }

    private Set<BaseColumn> follow(Relation relation, String column) {
        if (relation instanceof Relation.Named name) {
            Relation definition = isKnown(name) ? null : definition(name);
            return definition == null ? Set.of(new BaseColumn(table(name), column)) : origins(definition, column);
        }
        if (relation instanceof Relation.Renamed renamed) {
            int index = renamed.names().indexOf(column);
            return index < 0 ? Set.of() : origins(renamed.relation(), index);
        }
        if (relation instanceof Relation.Computed) {
            return Set.of();
        }
        Set<BaseColumn> found = new LinkedHashSet<>();
        if (relation instanceof Relation.Group group) {
            for (Source source : group.sources()) {
                if (has(source.relation(), column) != Has.NO) {
                    found.addAll(origins(source.relation(), column));
                }
            }
            return found;
        }
        Relation.Query query = (Relation.Query) relation;
        int index = position(query, column);
        if (index >= 0) {
            return origins(query, index);
        }
        if (!query.visited) {
            query.visited = true;
            for (Block branch : query.branches) {
                for (Block.Item item : branch.items) {
                    if (item.star()) {
                        found.addAll(through(starred(branch, item), column));
                    } else if (item.name().equals(column) && item.value() != null) {
                        found.addAll(origins(branch, item.value()));
                    }
                }
            }
            query.visited = false;
        }
        return found;
    }

    private Set<BaseColumn> through(List<Source> sources, String column) {
        Source perhaps = null;
        for (Source source : sources) {
            Has has = has(source.relation(), column);
            if (has == Has.YES) {
                return origins(source.relation(), column);
            }
            perhaps = has == Has.PERHAPS && perhaps == null ? source : perhaps;
        }
        return perhaps == null || sources.size() > 1 ? Set.of() : origins(perhaps.relation(), column);
    }

    private int position(Relation.Query query, String column) {
        List<Relation.Output> outputs = outputs(query);
        if (outputs != null) {
            for (int i = 0; i < outputs.size(); i++) {
                if (outputs.get(i).name().equals(column)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The stored columns behind a relation's column by its position. */
    Set<BaseColumn> origins(Relation relation, int index) {
        List<Relation.Output> outputs = outputs(relation);
        return outputs == null || index >= outputs.size()
                ? Set.of()
                : outputs.get(index).origins();
    }

    /** What a relation yields, in order; null if that is not known. */
    @Nullable List<Relation.Output> outputs(Relation relation) {
        if (depth >= DEEPEST) {
            return null;
        }
        depth++;
        List<Relation.Output> outputs = list(relation);
        depth--;
        return outputs;
    }

    private @Nullable List<Relation.Output> list(Relation relation) {
        if (relation instanceof Relation.Named name) {
            if (isKnown(name)) {
                TableName table = table(name);
                List<String> columns = catalog.columns(table);
                return columns.isEmpty()
                        ? null
                        : columns.stream()
                                .map(c -> new Relation.Output(c, Set.of(new BaseColumn(table, c))))
                                .toList();
            }
            Relation definition = definition(name);
            return definition == null ? null : outputs(definition);
        }
        if (relation instanceof Relation.Renamed renamed) {
            List<Relation.Output> outputs = new ArrayList<>();
            for (int i = 0; i < renamed.names().size(); i++) {
                outputs.add(new Relation.Output(renamed.names().get(i), origins(renamed.relation(), i)));
            }
            return outputs;
        }
        if (relation instanceof Relation.Computed computed) {
            return computed.names().stream()
                    .map(n -> new Relation.Output(n, Set.of()))
                    .toList();
        }
        if (relation instanceof Relation.Group group) {
            return all(group.sources());
        }
        return merged((Relation.Query) relation);
    }

    private @Nullable List<Relation.Output> all(List<Source> sources) {
        List<Relation.Output> outputs = new ArrayList<>();
        for (Source source : sources) {
            List<Relation.Output> some = outputs(source.relation());
            if (some == null) {
                return null;
            }
            outputs.addAll(some);
        }
        return outputs;
    }

    private @Nullable List<Relation.Output> merged(Relation.Query query) {
        if (query.outputs != null || query.visited) {
            return query.outputs;
        }
        query.visited = true;
        List<Relation.Output> merged = null;
        for (Block branch : query.branches) {
            List<Relation.Output> outputs = outputs(branch);
            if (merged == null) {
                if (outputs == null) {
                    break;
                }
                merged = outputs;
            } else if (outputs != null) {
                for (int i = 0; i < Math.min(merged.size(), outputs.size()); i++) {
                    Set<BaseColumn> origins = new LinkedHashSet<>(merged.get(i).origins());
                    origins.addAll(outputs.get(i).origins());
                    merged.set(i, new Relation.Output(merged.get(i).name(), limited(origins)));
                }
            }
        }
        query.visited = false;
        query.outputs = depth < DEEPEST ? merged : null;
        return merged;
    }

    private static Set<BaseColumn> limited(Set<BaseColumn> origins) {
        return origins.size() <= MOST_ORIGINS ? origins : Set.of();
    }

    private @Nullable List<Relation.Output> outputs(Block block) {
        List<Relation.Output> outputs = new ArrayList<>();
        for (Block.Item item : block.items) {
            if (item.star()) {
                List<Relation.Output> some = all(starred(block, item));
                if (some == null || outputs.size() > 5000) {
                    return null;
                }
                outputs.addAll(some);
            } else {
                Set<BaseColumn> origins = item.value() == null ? Set.of() : origins(block, item.value());
                outputs.add(new Relation.Output(item.name(), origins));
            }
        }
        return outputs;
    }

    /** The stored columns behind an operand. */
    Set<BaseColumn> origins(Block block, Operand operand) {
        if (operand instanceof Operand.Yield yield) {
            return origins(yield.query(), yield.column());
        }
        Set<BaseColumn> found = new LinkedHashSet<>();
        for (ColumnReference column : ((Operand.Columns) operand).columns()) {
            found.addAll(find(block, column).columns());
        }
        return found;
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
            if (source.alias().equals(column.qualifier()) && has(source.relation(), column.name()) == Has.YES) {
                Set<BaseColumn> origins = origins(source.relation(), column.name());
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
                Has has = has(source.relation(), column.name());
                if (has == Has.YES) {
                    return new Found(source, block, origins(source.relation(), column.name()));
                }
                unknown = has == Has.PERHAPS ? source : unknown;
            }
        }
        if (unknown != null) {
            return new Found(unknown, block, origins(unknown.relation(), column.name()));
        }
        return seen ? Found.NOTHING : null;
    }

    private Found unqualified(Block block, String name) {
        Found guess = null;
        for (Block b = block; b != null; b = b.parent) {
            List<Source> having = new ArrayList<>();
            List<Source> perhaps = new ArrayList<>();
            for (Source source : b.sources) {
                Has has = has(source.relation(), name);
                if (has == Has.YES) {
                    having.add(source);
                } else if (has == Has.PERHAPS) {
                    perhaps.add(source);
                }
            }
            if (having.size() == 1 || (!having.isEmpty() && b.merged.contains(name))) {
                return new Found(having.get(0), b, origins(having.get(0).relation(), name));
            }
            if (!having.isEmpty()) {
                return sameEverywhere(b, having, name);
            }
            if (guess == null && perhaps.size() == 1) {
                guess = new Found(perhaps.get(0), b, origins(perhaps.get(0).relation(), name));
            }
        }
        return guess == null ? Found.NOTHING : guess;
    }

    /** A column that several sources have is found only if it is the same one in all of them, as with a pivoted table. */
    private Found sameEverywhere(Block block, List<Source> sources, String name) {
        Set<BaseColumn> first = origins(sources.get(0).relation(), name);
        for (Source source : sources) {
            if (!origins(source.relation(), name).equals(first)
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
            if (!source.equals(taken) && has(source.relation(), column.name()) == Has.YES) {
                if (found.source() != null) {
                    return Found.NOTHING;
                }
                found = new Found(source, block, origins(source.relation(), column.name()));
            }
        }
        return found;
    }
}
