package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what was read into statements about stored columns. */
final class Facts {
    private static final int MOST_PAIRS = 64;

    private final Uses uses;
    private final Catalog catalog;
    private final Resolver resolver;
    private final List<SqlFacts.Join> joins = new ArrayList<>();
    private final List<SqlFacts.Lineage> lineages = new ArrayList<>();
    private final List<SqlFacts.Written> written = new ArrayList<>();
    private final Map<String, Long> groups = new LinkedHashMap<>();

    Facts(Catalog catalog, Uses uses) {
        this.uses = uses;
        this.catalog = catalog;
        this.resolver = new Resolver(catalog, uses.definitions);
    }

    SqlFacts collect(List<String> warnings) {
        uses.equalities.forEach(this::equality);
        uses.namedJoins.forEach(this::namedJoin);
        uses.flows.forEach(this::flow);
        uses.assignments.forEach(this::assignment);
        List<SqlFacts.Mention> mentions = new ArrayList<>();
        for (Uses.Mention mention : uses.mentions) {
            for (BaseColumn column :
                    resolver.scopes().find(mention.block(), mention.column()).columns()) {
                mentions.add(new SqlFacts.Mention(
                        column,
                        mention.kind(),
                        mention.literals(),
                        new SqlFacts.Spot(mention.block().scope.number, mention.condition())));
            }
        }
        return new SqlFacts(joins, lineages, mentions, written, List.copyOf(warnings));
    }

    private void equality(Uses.Equality equality) {
        for (Side left : sides(equality.block(), equality.left(), null)) {
            for (Side right : sides(equality.block(), equality.right(), left.source)) {
                Side first = left.columns.isEmpty() ? retried(equality, left, right.source) : left;
                pairs(equality, first, right);
            }
        }
    }

    private Side retried(Uses.Equality equality, Side side, @Nullable Source taken) {
        if (side.reference == null || side.reference.qualifier().isEmpty()) {
            return side;
        }
        Scopes.Found found = resolver.scopes().guess(equality.block(), side.reference, taken);
        return new Side(found.source(), found.block(), side.reference, found.columns());
    }

    private void pairs(Uses.Equality equality, Side left, Side right) {
        boolean prior =
                left.reference != null && right.reference != null && left.reference.prior() != right.reference.prior();
        boolean samePlace = left.source != null && left.source.equals(right.source) && !prior;
        JoinType type = type(equality, left, right);
        for (BaseColumn a : left.columns) {
            for (BaseColumn b : right.columns) {
                if (!a.equals(b) && !(samePlace && a.table().equals(b.table()))) {
                    add(
                            a,
                            b,
                            type,
                            equality.block().scope,
                            equality.line(),
                            group(equality.group(), left.source, right.source),
                            equality.group());
                }
            }
        }
    }

    private record Side(
            @Nullable Source source,
            @Nullable Block block,
            @Nullable ColumnReference reference,
            Set<BaseColumn> columns) {}

    private List<Side> sides(Block block, Operand operand, @Nullable Source taken) {
        if (operand instanceof Operand.Yield yield) {
            return List.of(new Side(null, null, null, resolver.origins(yield.query(), yield.column())));
        }
        List<Side> sides = new ArrayList<>();
        for (ColumnReference reference : ((Operand.Columns) operand).columns()) {
            Scopes.Found found = resolver.scopes().find(block, reference);
            if (found.columns().isEmpty()
                    && taken != null
                    && !reference.qualifier().isEmpty()) {
                found = resolver.scopes().guess(block, reference, taken);
            }
            sides.add(new Side(found.source(), found.block(), reference, found.columns()));
        }
        return sides;
    }

    /** The join's type as seen from the left side. */
    private static JoinType type(Uses.Equality equality, Side left, Side right) {
        if (left.reference != null && right.reference != null && left.reference.outer() != right.reference.outer()) {
            return left.reference.outer() ? JoinType.RIGHT : JoinType.LEFT;
        }
        if (left.block != null && right.block != null && left.block != right.block) {
            JoinType nesting = left.block == equality.block() ? left.block.nesting : equality.block().nesting;
            return nesting;
        }
        boolean newestLeft = equality.newest() != null && equality.newest().equals(left.source);
        return switch (equality.type()) {
            case LEFT -> newestLeft ? JoinType.RIGHT : JoinType.LEFT;
            case RIGHT -> newestLeft ? JoinType.LEFT : JoinType.RIGHT;
            default -> equality.type();
        };
    }

    private long group(int condition, @Nullable Source left, @Nullable Source right) {
        int a = left == null ? -1 : left.number();
        int b = right == null ? -1 : right.number();
        String key = condition + ":" + Math.min(a, b) + ":" + Math.max(a, b);
        return groups.computeIfAbsent(key, k -> (long) groups.size());
    }

    private void add(
            BaseColumn a, BaseColumn b, JoinType type, StatementScope scope, int line, long group, int condition) {
        joins.add(new SqlFacts.Join(
                a, b, type, scope.file, line, scope.query, group, new SqlFacts.Spot(scope.number, condition)));
    }

    private void namedJoin(Uses.NamedJoin join) {
        List<String> names = join.columns();
        if (names == null) {
            List<Relation.Output> outputs = resolver.outputs(join.newest().relation());
            names = outputs == null
                    ? List.of()
                    : outputs.stream().map(Relation.Output::name).toList();
        }
        for (String name : names) {
            if (resolver.has(join.newest().relation(), name) == Resolver.Has.NO) {
                continue;
            }
            Set<BaseColumn> right = resolver.origins(join.newest().relation(), name);
            List<Source> partners = new ArrayList<>();
            for (Source source : join.before()) {
                if (resolver.has(source.relation(), name) == Resolver.Has.YES) {
                    partners.add(source);
                }
            }
            if (partners.isEmpty() && join.columns() != null && join.before().size() == 1) {
                partners = join.before();
            }
            for (Source source : partners) {
                long group = group(join.group(), source, join.newest());
                for (BaseColumn a : resolver.origins(source.relation(), name)) {
                    for (BaseColumn b : right) {
                        if (!a.equals(b)) {
                            add(a, b, join.type(), join.block().scope, join.line(), group, join.group());
                        }
                    }
                }
            }
        }
    }

    private void flow(Uses.Flow flow) {
        var target = resolver.table(flow.target());
        written.add(new SqlFacts.Written(target, flow.columns()));
        List<Relation.Output> outputs = resolver.outputs(flow.query());
        if (outputs == null) {
            return;
        }
        List<String> columns = flow.columns().isEmpty() ? catalog.columns(target) : flow.columns();
        for (int i = 0; i < Math.min(columns.size(), outputs.size()); i++) {
            lineage(new BaseColumn(target, columns.get(i)), outputs.get(i).origins(), flow.scope(), flow.line());
        }
    }

    private void assignment(Uses.Assignment assignment) {
        BaseColumn target = new BaseColumn(resolver.table(assignment.target()), assignment.column());
        written.add(new SqlFacts.Written(target.table(), List.of(assignment.column())));
        Set<BaseColumn> origins = resolver.origins(assignment.block(), assignment.value());
        lineage(target, origins, assignment.block().scope, assignment.line());
    }

    private void lineage(BaseColumn target, Set<BaseColumn> sources, StatementScope scope, int line) {
        if (sources.size() <= MOST_PAIRS) {
            for (BaseColumn source : sources) {
                if (!source.equals(target)) {
                    lineages.add(new SqlFacts.Lineage(target, source, scope.file, line, scope.query));
                }
            }
        }
    }
}
