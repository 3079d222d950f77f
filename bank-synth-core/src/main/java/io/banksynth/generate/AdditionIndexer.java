package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.EarlierRun;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Indexes rows that are added to one table of an earlier run: they follow its rows, and find their parents among its parents. */
final class AdditionIndexer {
    private static final int MOST_STEPS = 60;

    private final GenerationPlan plan;
    private final IndexedPlan earlier;
    private final FanOutCounter counter;
    private final FanOutSamplers samplers;

    AdditionIndexer(GenerationPlan plan, IndexedPlan earlier, FanOutCounter counter) {
        this.plan = plan;
        this.earlier = earlier;
        this.counter = counter;
        this.samplers = new FanOutSamplers(plan, Optional.of(earlier), () -> earlier);
    }

    IndexedPlan index() {
        requireSameRun();
        TablePlan target = plan.table(plan.request().target());
        Map<TableName, Long> rows = new LinkedHashMap<>(earlier.rows());
        rows.put(target.name(), earlier.rows(target.name()) + plan.request().rows());
        Map<String, LinkIndex> indexes = new LinkedHashMap<>(earlier.indexes());
        Map<String, LevelIndex> levels = new LinkedHashMap<>(earlier.levels());
        for (LinkPlan link : target.links()) {
            if (link.model().choice() instanceof LinkModel.Levels learned) {
                levels.put(
                        IndexedPlan.key(link),
                        new LevelBuilder(samplers, counter)
                                .build(link, learned, plan.request().rows()));
            } else if (link.hasFanOut()) {
                indexes.put(IndexedPlan.key(link), new LinkIndex.Plain(added(link)));
            }
        }
        return new IndexedPlan(plan, rows, indexes, levels, Optional.of(earlier));
    }

    /** The same pack and request give the same counts, unless another version counted them. */
    private void requireSameRun() {
        EarlierRun run = plan.request().earlier().orElseThrow();
        run.rows().forEach((table, rows) -> {
            if (earlier.range(table).rows() != rows) {
                throw BankSynthException.source("Cannot append to run " + run.runId() + ": it has " + rows + " rows of "
                        + table + ", and this version would give it "
                        + earlier.range(table).rows() + "; append with the version that wrote it");
            }
        });
    }

    private long first(LinkPlan link) {
        return earlier.rows(link.child());
    }

    /** Finds the least rate at which the parents get enough children, and cuts the rest. */
    private FanOutIndex added(LinkPlan link) {
        long parents = earlier.rows(link.parent());
        long rows = plan.request().rows();
        long children = rows - Math.round(rows * link.model().nullShare());
        double low = 0;
        double high = 1;
        for (int i = 0; i < MOST_STEPS && count(link, parents, high).children() < children; i++) {
            low = high;
            high *= 4;
        }
        if (count(link, parents, high).children() < children) {
            throw BankSynthException.usage("Cannot append " + rows + " rows of " + link.child() + " to " + parents
                    + " rows of " + link.parent() + ": in the sample each row of " + link.parent() + " has at most "
                    + samplers.learned(link, 0).most() + " ("
                    + link.relationship().label()
                    + "), those of earlier runs included; append fewer");
        }
        for (int i = 0; i < MOST_STEPS && high - low > high * 1e-9; i++) {
            double middle = (low + high) / 2;
            if (count(link, parents, middle).children() < children) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return count(link, parents, high).build(parents, first(link), children);
    }

    private FanOutIndexBuilder count(LinkPlan link, long parents, double rate) {
        FanOutDraws draws = FanOutDraws.learned(IndexedPlan.key(link)).added(rate);
        return new FanOutIndexBuilder(samplers.of(draws), counter).extendTo(parents);
    }
}
