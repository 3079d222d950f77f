package io.banksynth.generate;

import io.banksynth.batch.Batch;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.tree.LeafChooser;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Tells in which leaf of a fan-out's tree parents are, by drawing the columns of theirs that the tree asks for, a block of parents
 * at a time. Shared by threads: each draw borrows one of a pool of programs.
 */
final class ParentLeaves {
    private final LinkPlan link;
    private final LinkModel.FanOut fanOut;
    private final Supplier<IndexedPlan> plan;
    private final List<double[]> weights;
    private final ConcurrentLinkedQueue<Block> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param fanOut with a tree
     * @param plan whose counts reach the parents that are asked for
     */
    ParentLeaves(LinkPlan link, LinkModel.FanOut fanOut, Supplier<IndexedPlan> plan) {
        this.link = link;
        this.fanOut = fanOut;
        this.plan = plan;
        this.weights = LeafChooser.weights(fanOut.tree().orElseThrow(), fanOut.encoder());
    }

    /** The weight of each atom by leaf. */
    List<double[]> weights() {
        return weights;
    }

    /** The leaf that a parent is in. */
    int of(long parent) {
        IndexedPlan counted = plan.get();
        Block block = idle.poll();
        if (block == null || block.indexed != counted) {
            block = new Block(counted);
        }
        int leaf = block.of(parent);
        idle.offer(block);
        return leaf;
    }

    /** The leaves of one block of parents. */
    private final class Block {
        private final IndexedPlan indexed;
        private final TableProgram program;
        private final LeafChooser chooser;
        private final int[] leaves = new int[FanOutIndex.BLOCK];
        private long first = -1;

        Block(IndexedPlan indexed) {
            this.indexed = indexed;
            TablePlan parent = indexed.table(link.parent());
            try {
                LeafChooser wanted = new LeafChooser(
                        link.parent(),
                        fanOut.tree().orElseThrow(),
                        fanOut.encoder(),
                        new DrawnColumns(indexed, parent)::ranks);
                Set<String> columns = wanted.columns();
                this.program = new ProgramCompiler(indexed).compileDrawn(parent, columns);
                this.chooser = wanted.over(program.machine().orElseThrow().drawn());
            } catch (IllegalArgumentException e) {
                throw BankSynthException.source(
                        "Cannot use the pack: the fan-out of "
                                + link.relationship().label() + ": " + e.getMessage(),
                        e);
            }
        }

        int of(long parent) {
            long wanted = parent / FanOutIndex.BLOCK * FanOutIndex.BLOCK;
            if (wanted != first) {
                load(wanted);
            }
            return leaves[(int) (parent - first)];
        }

        private void load(long newFirst) {
            Frame frame = program.frame();
            int size = Math.min(FanOutIndex.BLOCK, Batch.CAPACITY);
            for (int i = 0; i < size; i++) {
                frame.rows()[i] = newFirst + i;
            }
            frame.begin(size);
            program.run();
            for (int i = 0; i < size; i++) {
                leaves[i] = chooser.leaf(i);
            }
            first = newFirst;
        }
    }
}
