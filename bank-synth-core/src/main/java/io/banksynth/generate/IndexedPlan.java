package io.banksynth.generate;

import io.banksynth.batch.RowRange;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.privacy.provider.Pools;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A plan whose rows are counted. Immutable, shared by threads; each takes its own {@link TableGenerator}. */
public final class IndexedPlan {
    private final GenerationPlan plan;
    private final Map<TableName, Long> rows;
    private final Map<String, LinkIndex> indexes;
    private final Map<String, LevelIndex> levels;
    private final Optional<IndexedPlan> earlier;
    private final Pools pools = new Pools();

    IndexedPlan(
            GenerationPlan plan,
            Map<TableName, Long> rows,
            Map<String, LinkIndex> indexes,
            Map<String, LevelIndex> levels,
            Optional<IndexedPlan> earlier) {
        this.plan = plan;
        this.rows = new LinkedHashMap<>(rows);
        this.indexes = new LinkedHashMap<>(indexes);
        this.levels = new LinkedHashMap<>(levels);
        this.earlier = earlier;
    }

    public GenerationPlan plan() {
        return plan;
    }

    /** Exact rows of a table, those of earlier runs included. */
    public long rows(TableName table) {
        return Objects.requireNonNull(rows.get(table), () -> "Not in the plan: " + table);
    }

    /** The rows of a table that this run writes. */
    public RowRange range(TableName table) {
        boolean added = earlier.isPresent() && table.equals(plan.request().target());
        return new RowRange(added ? earlier.get().rows(table) : 0, rows(table));
    }

    /** The indexes of a link from earlier runs, the first run first. */
    List<FanOutIndex> earlier(LinkPlan link) {
        if (earlier.isEmpty() || !link.child().equals(plan.request().target())) {
            return List.of();
        }
        List<FanOutIndex> out = new ArrayList<>(earlier.get().earlier(link));
        out.add(earlier.get().index(link).fanOuts());
        return out;
    }

    /** A generator of a table's rows, for one thread. */
    public TableGenerator generator(TableName table) {
        List<String> all =
                plan.table(table).table().columns().stream().map(Column::name).toList();
        return generator(table, all);
    }

    /**
     * A generator of some columns of a table's rows, for one thread; the others are not computed unless these need them.
     *
     * @param columns by name, in the order in which batches will hold them; may be empty
     */
    public TableGenerator generator(TableName table, List<String> columns) {
        return new TableGenerator(this, plan.table(table), columns);
    }

    Optional<IndexedPlan> earlier() {
        return earlier;
    }

    Map<TableName, Long> rows() {
        return rows;
    }

    Map<String, LinkIndex> indexes() {
        return indexes;
    }

    Map<String, LevelIndex> levels() {
        return levels;
    }

    /** Whether it is counted already how many children a link's parents have. */
    boolean isIndexed(LinkPlan link) {
        return indexes.containsKey(key(link));
    }

    LinkIndex index(LinkPlan link) {
        return Objects.requireNonNull(
                indexes.get(key(link)),
                () -> "Not indexed: " + link.relationship().label());
    }

    LevelIndex levels(LinkPlan link) {
        return Objects.requireNonNull(
                levels.get(key(link)),
                () -> "Not indexed: " + link.relationship().label());
    }

    /** The lists of providers, built when a program first needs them. */
    Pools pools() {
        return pools;
    }

    TablePlan table(TableName table) {
        return plan.table(table);
    }

    /** How many rows before the first the keys begin. */
    long keyOffset() {
        return plan.request().keyOffset();
    }

    long seed() {
        return plan.request().seed();
    }

    /** Bytes that all fan-out indexes hold. */
    public long indexBytes() {
        return indexes.values().stream().mapToLong(i -> i.fanOuts().bytes()).sum();
    }

    static String key(LinkPlan link) {
        return link.relationship().label();
    }
}
