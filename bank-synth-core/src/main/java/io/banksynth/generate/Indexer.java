package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.RowRule;
import io.banksynth.plan.TablePlan;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/**
 * Counts the rows of every table exactly and indexes the fan-outs. A table whose rows must be enough for its children
 * gets the smallest number whose fan-outs reach them; where both sides of a link are settled already, the fan-out is
 * tilted until the parents have just enough children.
 */
public final class Indexer {
    private static final int MOST_TILTS = 60;

    private final GenerationPlan plan;
    private final ForkJoinPool pool;
    private final Map<TableName, Long> rows = new LinkedHashMap<>();
    private final Map<String, LinkIndex> indexes = new LinkedHashMap<>();
    private final Map<String, LevelIndex> levels = new LinkedHashMap<>();

    private Indexer(GenerationPlan plan, ForkJoinPool pool) {
        this.plan = plan;
        this.pool = pool;
    }

    /**
     * Indexes a plan.
     *
     * @param pool where fan-outs are drawn; the result does not depend on its size
     * @throws BankSynthException if counts that were asked for cannot be met
     */
    public static IndexedPlan index(GenerationPlan plan, ForkJoinPool pool) {
        if (plan.earlier().isPresent()) {
            return new AdditionIndexer(plan, index(plan.earlier().get(), pool), pool).index();
        }
        Indexer indexer = new Indexer(plan, pool);
        for (TableName table : plan.sizing()) {
            indexer.count(plan.table(table));
        }
        for (TablePlan table : plan.tables()) {
            for (LinkPlan link : table.links()) {
                indexer.complete(table, link);
            }
        }
        return new IndexedPlan(plan, indexer.rows, indexer.indexes, indexer.levels, Optional.empty());
    }

    /** Builds what the counting of rows did not need. */
    private void complete(TablePlan table, LinkPlan link) {
        if (link.model().choice() instanceof LinkModel.Levels learned) {
            levels.put(
                    IndexedPlan.key(link), new LevelBuilder(pool).build(learned, rowsOf(table.name()), stream(link)));
        }
        if (!link.hasFanOut()) {
            return;
        }
        if (!indexes.containsKey(IndexedPlan.key(link))) {
            settle(link);
        }
        Optional<LinkPlan> driver = table.driver();
        if (driver.isPresent() && table.hasUniquePairs(link)) {
            FanOutIndex other = fanOuts(link);
            long key = stream(link).bits(-1);
            indexes.put(
                    IndexedPlan.key(link),
                    Pairing.of(fanOuts(driver.get()), other, key)
                            .orElseThrow(() -> BankSynthException.usage("Cannot generate " + rowsOf(table.name())
                                    + " rows of " + table.name() + " without repeating a pair of "
                                    + driver.get().parent() + " and " + link.parent() + ": there are only "
                                    + rowsOf(link.parent()) + " rows of " + link.parent()
                                    + "; ask for fewer rows or more parents with --table_rows")));
        }
    }

    private FanOutIndex fanOuts(LinkPlan link) {
        return Objects.requireNonNull(indexes.get(IndexedPlan.key(link))).fanOuts();
    }

    private void count(TablePlan table) {
        RowRule rule = table.rule();
        if (rule instanceof RowRule.Fixed fixed) {
            rows.put(table.name(), fixed.rows());
        } else if (rule instanceof RowRule.SumOfFanOuts sum) {
            sum(sum.link());
        } else if (rule instanceof RowRule.EnoughFor enough) {
            enough(enough.link());
        }
    }

    private long rowsOf(TableName table) {
        return Objects.requireNonNull(rows.get(table));
    }

    private void sum(LinkPlan link) {
        long parents = rowsOf(link.parent());
        FanOutIndexBuilder builder = new FanOutIndexBuilder(sampler(link, 0), pool).extendTo(parents);
        long keyed = builder.children();
        indexes.put(IndexedPlan.key(link), new LinkIndex.Plain(builder.build(parents, keyed)));
        rows.put(link.child(), keyed + Math.round(keyed * oddsOfNull(link)));
    }

    private void enough(LinkPlan link) {
        long children = keyed(link);
        FanOutSampler sampler = sampler(link, 0);
        FanOutIndexBuilder builder = new FanOutIndexBuilder(sampler, pool);
        long guess = Math.max(1, (long) Math.ceil(children / Math.max(sampler.mean(), 1e-9)));
        while (builder.children() < children) {
            builder.extendTo(guess);
            guess += guess / 50 + FanOutIndex.BLOCK;
        }
        long parents = builder.parentsFor(children);
        indexes.put(IndexedPlan.key(link), new LinkIndex.Plain(builder.build(parents, children)));
        rows.put(link.parent(), parents);
    }

    /** Children that have a parent along this link. */
    private long keyed(LinkPlan link) {
        long all = rowsOf(link.child());
        return all - Math.round(all * link.model().nullShare());
    }

    private static double oddsOfNull(LinkPlan link) {
        double share = Math.min(link.model().nullShare(), 0.999999);
        return share / (1 - share);
    }

    /** Both sides' rows are known: finds the least tilt at which the parents have enough children, and cuts the rest. */
    private void settle(LinkPlan link) {
        long parents = rowsOf(link.parent());
        long children = keyed(link);
        requireBounds(link, parents, children);
        double wanted = parents == 0 ? 0 : (double) children / parents;
        double tilt = tilt(link, wanted);
        FanOutIndexBuilder builder = new FanOutIndexBuilder(sampler(link, tilt), pool).extendTo(parents);
        double step = 1e-3 / Math.max(1, wanted);
        for (int i = 0; i < MOST_TILTS && builder.children() < children; i++) {
            tilt += step;
            step *= 2;
            builder = new FanOutIndexBuilder(sampler(link, tilt), pool).extendTo(parents);
        }
        if (builder.children() < children) {
            builder = lifted(link, parents, children, tilt);
        }
        indexes.put(IndexedPlan.key(link), new LinkIndex.Plain(builder.build(parents, children)));
    }

    /** Counts that a user fixed on both sides must lie within what was learned; others may stray from it a little. */
    private void requireBounds(LinkPlan link, long parents, long children) {
        FanOutSampler learned = sampler(link, 0);
        boolean tooMany = children > 0
                && (parents == 0
                        || children / parents > learned.most()
                        || (children / parents == learned.most() && children % parents > 0));
        boolean tooFew = link.role() == Role.DRIVER && children < parents * (double) learned.fewest();
        boolean fixed = plan.table(link.child()).rule() instanceof RowRule.Fixed
                && plan.table(link.parent()).rule() instanceof RowRule.Fixed;
        if (tooMany && (fixed || parents == 0 || isUnique(link))) {
            throw refusal(link, parents, "at most", learned.most());
        }
        if (tooFew && fixed) {
            throw refusal(link, parents, "at least", learned.fewest());
        }
    }

    private boolean isUnique(LinkPlan link) {
        return plan.table(link.child()).table().isKey(link.relationship().childColumns());
    }

    /** Gives every parent as many children more as are missing where the steepest tilt is not enough. */
    private FanOutIndexBuilder lifted(LinkPlan link, long parents, long children, double tilt) {
        FanOutIndexBuilder builder = new FanOutIndexBuilder(sampler(link, tilt), pool);
        for (long lift = 1; builder.children() < children; lift *= 2) {
            if (isUnique(link)) {
                throw refusal(link, parents, "at most", sampler(link, 0).most());
            }
            builder = new FanOutIndexBuilder(sampler(link, tilt).lifted(lift), pool).extendTo(parents);
        }
        return builder;
    }

    /** The tilt whose mean is the wanted one, by bisection. */
    private double tilt(LinkPlan link, double wanted) {
        if (sampler(link, 0).mean() == wanted) {
            return 0;
        }
        double low = -1;
        double high = 1;
        for (int i = 0; i < MOST_TILTS && sampler(link, low).mean() > wanted; i++) {
            low *= 2;
        }
        for (int i = 0; i < MOST_TILTS && sampler(link, high).mean() < wanted; i++) {
            high *= 2;
        }
        for (int i = 0; i < MOST_TILTS; i++) {
            double middle = (low + high) / 2;
            if (sampler(link, middle).mean() < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private BankSynthException refusal(LinkPlan link, long parents, String bound, long fanOut) {
        return BankSynthException.usage("Cannot generate " + rowsOf(link.child()) + " rows of " + link.child() + " for "
                + parents + " rows of " + link.parent() + ": in the sample each row of " + link.parent() + " has "
                + bound
                + " " + fanOut + " (" + link.relationship().label()
                + "); change --target_rows, --table_rows or --parent_scale");
    }

    private FanOutSampler sampler(LinkPlan link, double tilt) {
        return sampler(plan, link, tilt);
    }

    private RandomStream stream(LinkPlan link) {
        return stream(plan, link);
    }

    static FanOutSampler sampler(GenerationPlan plan, LinkPlan link, double tilt) {
        return new FanOutSampler((LinkModel.FanOut) link.model().choice(), tilt, stream(plan, link), gate(plan, link));
    }

    static RandomStream stream(GenerationPlan plan, LinkPlan link) {
        return RandomStream.of(
                plan.request().seed(), link.parent().shown(), link.child().shown(), "fan-out " + link.streamName());
    }

    /**
     * Where the children must find another parent in the scope of this one, only parents that have such rows may have
     * children.
     */
    private static FanOutSampler.Gate gate(GenerationPlan plan, LinkPlan link) {
        for (LinkPlan other : plan.table(link.child()).links()) {
            if (link.role() == Role.DRIVER
                    && other.model().choice() instanceof LinkModel.Scope
                    && other.model().nulls() == 0
                    && !other.parent().equals(link.child())) {
                Optional<LinkPlan> sibling = plan.table(other.parent()).driver();
                if (sibling.isPresent() && sibling.get().parent().equals(link.parent())) {
                    FanOutSampler theirs = sampler(plan, sibling.get(), 0);
                    return parent -> theirs.draw(parent) > 0;
                }
            }
        }
        return FanOutSampler.Gate.OPEN;
    }
}
