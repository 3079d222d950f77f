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
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Tells in which leaf of a fan-out's tree parents are, by drawing the columns of theirs that the tree asks for, a block of parents
 * at a time. Shared by threads: each draw borrows one of a pool of programs.
 */
final class ParentLeaves {
    /** Blocks that are remembered: whoever looks for children goes back and forth between few places. A power of two. */
    private static final int KNOWN = 1024;

    private final LinkPlan link;
    private final LinkModel.FanOut fanOut;
    private final Supplier<IndexedPlan> plan;
    private final List<double[]> weights;
    private final ConcurrentLinkedQueue<Drawing> idle = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<Block> known = new AtomicReferenceArray<>(KNOWN);

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
        long first = parent / FanOutIndex.BLOCK * FanOutIndex.BLOCK;
        int slot = (int) (parent / FanOutIndex.BLOCK) & (KNOWN - 1);
        Block block = known.get(slot);
        if (block == null || block.first != first || block.indexed != counted) {
            block = draw(counted, first);
            known.set(slot, block);
        }
        return block.leaves[(int) (parent - first)];
    }

    private Block draw(IndexedPlan counted, long first) {
        Drawing drawing = idle.poll();
        if (drawing == null || drawing.indexed != counted) {
            drawing = new Drawing(counted);
        }
        Block block = new Block(counted, first, drawing.leaves(first));
        idle.offer(drawing);
        return block;
    }

    /** The leaves of one block of parents. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(IndexedPlan indexed, long first, int[] leaves) {}

    /** Draws blocks of parents. Owned by one thread at a time. */
    private final class Drawing {
        private final IndexedPlan indexed;
        private final TableProgram program;
        private final LeafChooser chooser;

        Drawing(IndexedPlan indexed) {
            this.indexed = indexed;
            TablePlan parent = indexed.table(link.parent());
            try {
                LeafChooser wanted = new LeafChooser(
                        link.parent(),
                        fanOut.tree().orElseThrow(),
                        fanOut.encoder(),
                        new DrawnColumns(indexed, parent));
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

        int[] leaves(long first) {
            Frame frame = program.frame();
            int size = Math.min(FanOutIndex.BLOCK, Batch.CAPACITY);
            for (int i = 0; i < size; i++) {
                frame.rows()[i] = first + i;
            }
            frame.begin(size);
            program.run();
            int[] leaves = new int[size];
            for (int i = 0; i < size; i++) {
                leaves[i] = chooser.leaf(i);
            }
            return leaves;
        }
    }
}
