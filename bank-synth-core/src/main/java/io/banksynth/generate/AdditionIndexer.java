package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.EarlierRun;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

/** Indexes rows that are added to one table of an earlier run: they follow its rows, and find their parents among its parents. */
final class AdditionIndexer {
    private static final int MOST_STEPS = 60;

    private final GenerationPlan plan;
    private final IndexedPlan earlier;
    private final ForkJoinPool pool;

    AdditionIndexer(GenerationPlan plan, IndexedPlan earlier, ForkJoinPool pool) {
        this.plan = plan;
        this.earlier = earlier;
        this.pool = pool;
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
                RandomStream stream =
                        RandomStream.of(Indexer.stream(plan, link).bits(first(link)), "", "", "added levels");
                levels.put(
                        IndexedPlan.key(link),
                        new LevelBuilder(pool).build(learned, plan.request().rows(), stream));
            } else if (link.hasFanOut()) {
                indexes.put(IndexedPlan.key(link), new LinkIndex.Plain(added(link)));
            }
        }
        return new IndexedPlan(plan, rows, indexes, levels, java.util.Optional.of(earlier));
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
                    + Indexer.sampler(plan, link, 0).most() + " ("
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
        List<FanOutIndex> runs = new java.util.ArrayList<>(earlier.earlier(link));
        runs.add(earlier.index(link).fanOuts());
        RandomStream stream = RandomStream.of(Indexer.stream(plan, link).bits(first(link)), "", "", "added");
        FanOuts fanOuts = new AddedFanOuts(
                Indexer.sampler(plan, link, 0),
                runs.stream().map(FanOutIndex::fanOuts).toList(),
                stream,
                rate);
        return new FanOutIndexBuilder(fanOuts, pool).extendTo(parents);
    }
}
