package io.banksynth.discover.sql;

import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows names back to stored columns, through aliases, subqueries, WITH clauses, views and working tables. */
final class Resolver {
    private static final int DEEPEST = 200;
    private static final int MOST_ORIGINS = 64;
    private static final int MOST_OUTPUTS = 5000;

    /** Whether a relation has a column. */
    enum Has {
        YES,
        NO,
        PERHAPS
    }

    private final Catalog catalog;
    private final Map<String, Relation> local = new HashMap<>();
    private final Map<String, Relation> global = new HashMap<>();
    private final Map<Relation.Named, Optional<TableName>> meanings = new HashMap<>();
    private final Scopes scopes = new Scopes(this);
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
        return meaning(name).orElseGet(name::name);
    }

    private boolean isKnown(Relation.Named name) {
        return meaning(name).isPresent();
    }

    private Optional<TableName> meaning(Relation.Named name) {
        return meanings.computeIfAbsent(name, n -> catalog.find(n.schema(), n.table()));
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
                return columns.isEmpty() ? Has.PERHAPS : catalog.has(table(name), column) ? Has.YES : Has.NO;
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
        Has known = query.having.get(column);
        if (known != null || query.visited || query.branches.isEmpty()) {
            return known == null ? Has.NO : known;
        }
        query.visited = true;
        Has answer = yields(query.branches.get(0), column);
        query.visited = false;
        query.having.put(column, answer);
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
        Set<BaseColumn> known = query.origins.get(column);
        if (known == null) {
            known = follow(query, column);
            query.origins.put(column, known);
        }
        return known;
    }

    private Set<BaseColumn> follow(Relation.Query query, String column) {
        int index = position(query, column);
        if (index >= 0) {
            return origins(query, index);
        }
        Set<BaseColumn> found = new LinkedHashSet<>();
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
        return limited(found);
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
            if (some == null || outputs.size() + some.size() > MOST_OUTPUTS) {
                return null;
            }
            outputs.addAll(some);
        }
        return outputs;
    }

    private @Nullable List<Relation.Output> merged(Relation.Query query) {
        if (query.listed || query.visited) {
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
        query.listed = true;
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
                if (some == null || outputs.size() > MOST_OUTPUTS) {
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

    /** Where the columns of blocks lead. */
    Scopes scopes() {
        return scopes;
    }

    /** The stored columns behind an operand. */
    Set<BaseColumn> origins(Block block, Operand operand) {
        if (operand instanceof Operand.Yield yield) {
            return origins(yield.query(), yield.column());
        }
        Set<BaseColumn> found = new LinkedHashSet<>();
        for (ColumnReference column : ((Operand.Columns) operand).columns()) {
            found.addAll(scopes.find(block, column).columns());
        }
        return found;
    }
}
