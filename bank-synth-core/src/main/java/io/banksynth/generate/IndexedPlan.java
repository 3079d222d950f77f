package io.banksynth.generate;

import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A plan whose rows are counted. Immutable, shared by threads; each takes its own {@link TableGenerator}. */
public final class IndexedPlan {
    private final GenerationPlan plan;
    private final Map<TableName, Long> rows;
    private final Map<String, LinkIndex> indexes;
    private final Map<String, LevelIndex> levels;

    IndexedPlan(
            GenerationPlan plan,
            Map<TableName, Long> rows,
            Map<String, LinkIndex> indexes,
            Map<String, LevelIndex> levels) {
        this.plan = plan;
        this.rows = new LinkedHashMap<>(rows);
        this.indexes = new LinkedHashMap<>(indexes);
        this.levels = new LinkedHashMap<>(levels);
    }

    public GenerationPlan plan() {
        return plan;
    }

    /** Exact rows of a table. */
    public long rows(TableName table) {
        return Objects.requireNonNull(rows.get(table), () -> "Not in the plan: " + table);
    }

    /** A generator of a table's rows, for one thread. */
    public TableGenerator generator(TableName table) {
        return new TableGenerator(this, plan.table(table));
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
