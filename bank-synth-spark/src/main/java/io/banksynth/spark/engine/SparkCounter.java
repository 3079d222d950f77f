package io.banksynth.spark.engine;

import io.banksynth.generate.BlockCounts;
import io.banksynth.generate.FanOutCounter;
import io.banksynth.generate.FanOutDraws;
import io.banksynth.generate.FanOutSamplers;
import io.banksynth.generate.FanOuts;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Counts the children of many parents as a small job: tasks draw fan-outs, and 8 bytes for each block of parents come back.
 * Few parents are counted here, sooner than a job would begin.
 */
final class SparkCounter implements FanOutCounter {
    /** Blocks up to which no job is worth its start: 16 million parents, a second or so of one processor. */
    static final int FEW_BLOCKS = 1 << 18;

    private static final int BLOCKS_PER_TASK = 1 << 16;

    private final JavaSparkContext context;
    private final FanOutCounter here;
    private final Broadcast<ShippedPlan> shipped;
    private final int fewBlocks;
    private final boolean added;

    /**
     * @param here counts what is few, rows that are added to an earlier run, and fan-outs for which rows of the parents are drawn
     */
    SparkCounter(JavaSparkContext context, ModelPack pack, GenerationPlan plan, FanOutCounter here, int fewBlocks) {
        this.context = context;
        this.here = here;
        this.shipped = context.broadcast(ShippedPlan.uncounted(pack, plan));
        this.fewBlocks = fewBlocks;
        this.added = plan.earlier().isPresent();
    }

    @Override
    public BlockCounts count(FanOuts fanOuts, int firstBlock, int blocks, long parents) {
        if (blocks <= fewBlocks || added || !fanOuts.isToldByPlan()) {
            return here.count(fanOuts, firstBlock, blocks, parents);
        }
        List<Integer> firsts = new ArrayList<>();
        for (int first = 0; first < blocks; first += BLOCKS_PER_TASK) {
            firsts.add(firstBlock + first);
        }
        Broadcast<ShippedPlan> plan = shipped;
        FanOutDraws draws = fanOuts.draws();
        int end = firstBlock + blocks;
        List<BlockCounts> parts = context.parallelize(firsts, firsts.size())
                .map(first -> new FanOutSamplers(plan.value().plan())
                        .of(draws)
                        .count(first, Math.min(BLOCKS_PER_TASK, end - first), parents))
                .collect();
        long[] sums = new long[blocks];
        long most = 0;
        int at = 0;
        for (BlockCounts part : parts) {
            System.arraycopy(part.sums(), 0, sums, at, part.sums().length);
            at += part.sums().length;
            most = Math.max(most, part.most());
        }
        return new BlockCounts(sums, most);
    }

    /** Forgets what the tasks were sent. */
    void close() {
        shipped.destroy();
    }
}
