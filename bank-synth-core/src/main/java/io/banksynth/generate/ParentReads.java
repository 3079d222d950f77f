package io.banksynth.generate;

import io.banksynth.batch.Batch;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.tree.DrawnRows;
import io.banksynth.plan.LinkPlan;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a number off the parents of a link, by drawing the columns of theirs that it needs, a block of parents at a time. Shared by
 * threads: each draw borrows one of a pool of programs.
 */
final class ParentReads {
    /** Blocks that are remembered: whoever looks for children goes back and forth between few places. A power of two. */
    private static final int KNOWN = 1024;

    private final LinkPlan link;
    private final Supplier<IndexedPlan> plan;
    private final Function<IndexedPlan, Reading> reading;
    private final ConcurrentLinkedQueue<Drawing> idle = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<Block> known = new AtomicReferenceArray<>(KNOWN);

    /** What is read. Owned by one thread at a time. */
    interface Reading {
        /** The columns of the parents that it takes. */
        Set<String> columns();

        /** The number of a parent, by its place among those that were drawn. */
        long at(DrawnRows drawn, int i);
    }

    /**
     * @param plan whose counts reach the parents that are asked for
     * @param reading throws {@link IllegalArgumentException} where the pack does not fit
     */
    ParentReads(LinkPlan link, Supplier<IndexedPlan> plan, Function<IndexedPlan, Reading> reading) {
        this.link = link;
        this.plan = plan;
        this.reading = reading;
    }

    /** The number of a parent. */
    long of(long parent) {
        IndexedPlan counted = plan.get();
        long first = parent / FanOutIndex.BLOCK * FanOutIndex.BLOCK;
        int slot = (int) (parent / FanOutIndex.BLOCK) & (KNOWN - 1);
        Block block = known.get(slot);
        if (block == null || block.first != first || block.indexed != counted) {
            block = draw(counted, first);
            known.set(slot, block);
        }
        return block.numbers[(int) (parent - first)];
    }

    private Block draw(IndexedPlan counted, long first) {
        Drawing drawing = idle.poll();
        if (drawing == null || drawing.indexed != counted) {
            drawing = new Drawing(counted);
        }
        Block block = new Block(counted, first, drawing.numbers(first));
        idle.offer(drawing);
        return block;
    }

    /** The numbers of one block of parents. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(IndexedPlan indexed, long first, long[] numbers) {}

    /** Draws blocks of parents. Owned by one thread at a time. */
    private final class Drawing {
        private final IndexedPlan indexed;
        private final TableProgram program;
        private final Reading read;

        Drawing(IndexedPlan indexed) {
            this.indexed = indexed;
            try {
                this.read = reading.apply(indexed);
                this.program = new ProgramCompiler(indexed).compileDrawn(indexed.table(link.parent()), read.columns());
            } catch (IllegalArgumentException e) {
                throw BankSynthException.source(
                        "Cannot use the pack: the fan-out of "
                                + link.relationship().label() + ": " + e.getMessage(),
                        e);
            }
        }

        long[] numbers(long first) {
            Frame frame = program.frame();
            int size = Math.min(FanOutIndex.BLOCK, Batch.CAPACITY);
            for (int i = 0; i < size; i++) {
                frame.rows()[i] = first + i;
            }
            frame.begin(size);
            program.run();
            DrawnRows drawn = program.machine().orElseThrow().drawn();
            long[] numbers = new long[size];
            for (int i = 0; i < size; i++) {
                numbers[i] = read.at(drawn, i);
            }
            return numbers;
        }
    }
}
