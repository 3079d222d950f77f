package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.RowRule;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of every table exactly and indexes the fan-outs. A table whose rows must be enough for its children
 * gets the smallest number whose fan-outs reach them; where both sides of a link are settled already, the fan-out is
 * tilted until the parents have just enough children.
 */
public final class Indexer {
    private static final int MOST_TILTS = 60;
    private static final int FINE_TILTS = 30;
    private static final int ROUGH_TILTS = 6;
    private static final long FEW_PARENTS = 4096;

    private final GenerationPlan plan;
    private final FanOutCounter counter;
    private final FanOutSamplers samplers;
    private final Map<TableName, Long> rows = new LinkedHashMap<>();
    private final Map<String, LinkIndex> indexes = new LinkedHashMap<>();
    private final Map<String, LevelIndex> levels = new LinkedHashMap<>();

    private @Nullable IndexedPlan view;

    private Indexer(GenerationPlan plan, FanOutCounter counter) {
        this.plan = plan;
        this.counter = counter;
        this.samplers = new FanOutSamplers(plan, Optional.empty(), this::soFar);
    }

    /**
     * Indexes a plan.
     *
     * @param counter where fan-outs are drawn; the result does not depend on it
     * @throws BankSynthException if counts that were asked for cannot be met
     */
    public static IndexedPlan index(GenerationPlan plan, FanOutCounter counter) {
        if (plan.earlier().isPresent()) {
            return new AdditionIndexer(plan, index(plan.earlier().get(), counter), counter).index();
        }
        Indexer indexer = new Indexer(plan, counter);
        for (TableName table : plan.sizing()) {
            indexer.count(plan.table(table));
        }
        for (TablePlan table : plan.tables()) {
            for (LinkPlan link : table.links()) {
                indexer.complete(table, link);
            }
        }
        indexer.view = null;
        return indexer.soFar();
    }

    /** What is counted so far; the same object until more is. */
    private synchronized IndexedPlan soFar() {
        IndexedPlan known = view;
        if (known == null) {
            Map<TableName, Long> sizes = new LinkedHashMap<>();
            for (TablePlan table : plan.tables()) {
                long natural = table.rule() instanceof RowRule.Fixed fixed
                        ? fixed.rows()
                        : table.model().rows();
                sizes.put(table.name(), rows.getOrDefault(table.name(), natural));
            }
            known = new IndexedPlan(plan, sizes, indexes, levels, Optional.empty());
            view = known;
        }
        return known;
    }

    private synchronized void put(LinkPlan link, LinkIndex index) {
        indexes.put(IndexedPlan.key(link), index);
        view = null;
    }

    private synchronized void put(TableName table, long count) {
        rows.put(table, count);
        view = null;
    }

    /**
     * Makes sure that rows of a table can be drawn whose fan-outs depend on them: those of a driven table are found by the
     * fan-outs above. Where the tables above are not counted yet, as many of their rows are counted as it takes; a row does
     * not change when they are counted for good.
     */
    private void reach(LinkPlan link, long parents) {
        if (sampler(link, 0).asksParents()) {
            reachAbove(link, parents);
        }
    }

    private void reachAbove(LinkPlan link, long parents) {
        Optional<LinkPlan> above = plan.table(link.parent()).driver();
        if (above.isEmpty()) {
            return;
        }
        String key = IndexedPlan.key(above.get());
        boolean counted = rows.containsKey(above.get().parent()) && rows.containsKey(link.parent());
        if (counted && !indexes.containsKey(key)) {
            reachAbove(above.get(), rowsOf(above.get().parent()));
            settle(above.get());
        } else if (!counted
                && (!indexes.containsKey(key) || fanOuts(above.get()).children() < parents)) {
            FanOutSampler sampler = sampler(above.get(), 0);
            FanOutIndexBuilder builder = builder(sampler);
            long guess = Math.max(1, (long) Math.ceil(parents / Math.max(sampler.mean(), 1e-9)));
            while (builder.children() < parents) {
                reachAbove(above.get(), guess);
                builder.extendTo(guess);
                guess += guess / 50 + FanOutIndex.BLOCK;
            }
            put(above.get(), new LinkIndex.Plain(builder.build(builder.parents(), builder.children())));
        } else {
            reachAbove(above.get(), fanOuts(above.get()).parents());
        }
    }

    /** Builds what the counting of rows did not need. */
    private void complete(TablePlan table, LinkPlan link) {
        if (link.model().choice() instanceof LinkModel.Levels learned) {
            levels.put(
                    IndexedPlan.key(link),
                    new LevelBuilder(samplers, counter).build(link, learned, rowsOf(table.name())));
        }
        if (!link.hasFanOut()) {
            return;
        }
        if (!indexes.containsKey(IndexedPlan.key(link))) {
            settle(link);
        }
        Optional<LinkPlan> driver = table.driver();
        Optional<LinkIndex> stratified =
                driver.flatMap(d -> new Strata(soFar(), d, link, pairingKey(samplers, link)).index());
        if (stratified.isPresent()) {
            put(link, stratified.get());
        } else if (driver.isPresent() && table.hasUniquePairs(link)) {
            FanOutIndex other = fanOuts(link);
            long key = pairingKey(samplers, link);
            put(
                    link,
                    Pairing.of(fanOuts(driver.get()), other, key)
                            .orElseThrow(() -> BankSynthException.usage("Cannot generate " + rowsOf(table.name())
                                    + " rows of " + table.name() + " without repeating a pair of "
                                    + driver.get().parent() + " and " + link.parent() + ": there are only "
                                    + rowsOf(link.parent()) + " rows of " + link.parent()
                                    + "; ask for fewer rows or more parents with --table_rows")));
        }
    }

    /** The seed of the order in which pairs are matched. */
    static long pairingKey(FanOutSamplers samplers, LinkPlan link) {
        return samplers.stream(link).bits(-1);
    }

    private FanOutIndex fanOuts(LinkPlan link) {
        return Objects.requireNonNull(indexes.get(IndexedPlan.key(link))).fanOuts();
    }

    private void count(TablePlan table) {
        RowRule rule = table.rule();
        if (rule instanceof RowRule.Fixed fixed) {
            put(table.name(), fixed.rows());
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
        reach(link, parents);
        FanOutIndexBuilder builder = builder(sampler(link, 0)).extendTo(parents);
        if (builder.children() == 0 && parents > 0 && mustHaveRows(link)) {
            FanOutDraws oneMore = sampler(link, 0).draws().lifted(1);
            builder = builder(samplers.of(oneMore)).extendTo(parents);
        }
        long keyed = builder.children();
        put(link, new LinkIndex.Plain(builder.build(parents, keyed)));
        put(link.child(), keyed + Math.round(keyed * oddsOfNull(link)));
    }

    /** Few parents may happen to have no child at all; where rows of other tables must find one, each has one. */
    private boolean mustHaveRows(LinkPlan link) {
        boolean wanted = plan.tables().stream()
                .flatMap(table -> table.links().stream())
                .anyMatch(other -> other.hasFanOut()
                        && other.role() == Role.MATCHED
                        && other.parent().equals(link.child()));
        return wanted && sampler(link, 0).most() > 0;
    }

    private void enough(LinkPlan link) {
        long children = keyed(link);
        FanOutSampler sampler = sampler(link, 0);
        FanOutIndexBuilder builder = builder(sampler);
        long guess = Math.max(1, (long) Math.ceil(children / Math.max(sampler.mean(), 1e-9)));
        while (builder.children() < children) {
            reach(link, guess);
            builder.extendTo(guess);
            guess += guess / 50 + FanOutIndex.BLOCK;
        }
        long parents = builder.parentsFor(children);
        put(link, new LinkIndex.Plain(builder.build(parents, children)));
        put(link.parent(), parents);
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
        reach(link, parents);
        requireBounds(link, parents, children);
        double wanted = parents == 0 ? 0 : (double) children / parents;
        FanOutDraws learned = sampler(link, tilt(link, wanted)).draws();
        FanOutIndexBuilder builder = tilted(link, learned, parents, children);
        put(link, new LinkIndex.Plain(builder.build(parents, children)));
    }

    /** The least tilt, near one whose mean is right, at which the parents have enough children; the fewer too many the better. */
    private FanOutIndexBuilder tilted(LinkPlan link, FanOutDraws near, long parents, long children) {
        double step = 1e-3 * Math.max(1, parents) / Math.max(1, children);
        double low = near.tilt();
        double high = near.tilt();
        FanOutIndexBuilder enough = builder(samplers.of(near)).extendTo(parents);
        boolean isBelow = enough.children() < children;
        for (int i = 0; i < MOST_TILTS && enough.children() < children; i++) {
            low = high;
            high += step;
            step *= 2;
            enough = builder(samplers.of(near.tilted(high))).extendTo(parents);
        }
        if (enough.children() < children) {
            return lifted(link, near.tilted(high), parents, children);
        }
        int left = parents <= FEW_PARENTS ? FINE_TILTS : ROUGH_TILTS;
        for (; left > 0 && enough.children() > children; left--) {
            double next = isBelow ? (low + high) / 2 : high - step;
            FanOutIndexBuilder builder = builder(samplers.of(near.tilted(next))).extendTo(parents);
            if (builder.children() < children) {
                low = next;
                isBelow = true;
            } else {
                high = next;
                enough = builder;
                step *= 2;
            }
        }
        return enough;
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

    /**
     * Gives every parent as many children more as are missing where the steepest tilt is not enough. Where none may have more, what
     * parents are may leave too few with any: then it is not asked.
     */
    private FanOutIndexBuilder lifted(LinkPlan link, FanOutDraws steepest, long parents, long children) {
        if (isUnique(link)) {
            if (!sampler(link, 0).asksParents() || !steepest.asking()) {
                throw refusal(link, parents, "at most", sampler(link, 0).most());
            }
            return tilted(link, steepest.tilted(0).withoutAsking(), parents, children);
        }
        FanOutIndexBuilder builder = builder(samplers.of(steepest));
        for (long lift = 1; builder.children() < children; lift *= 2) {
            builder = builder(samplers.of(steepest.lifted(lift))).extendTo(parents);
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
        return samplers.learned(link, tilt);
    }

    private FanOutIndexBuilder builder(FanOuts fanOuts) {
        return new FanOutIndexBuilder(fanOuts, counter);
    }
}
