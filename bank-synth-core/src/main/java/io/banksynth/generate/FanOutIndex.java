package io.banksynth.generate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Says where each parent's children lie: the children of the parents of one block of {@value #BLOCK} follow those of the
 * block before. Only the blocks' beginnings are held, 8 bytes for each; inside a block the fan-outs are drawn again.
 * Immutable, shared by threads.
 */
public final class FanOutIndex {
    /** Parents per block. */
    public static final int BLOCK = 64;

    private final FanOuts sampler;
    private final long parents;
    private final long first;
    private final long end;
    private final long most;
    private final long[] blockStart;

    /**
     * @param first the row of the first child
     * @param end the row after the last child that is used; the last parents are cut
     * @param most children that no parent exceeds
     * @param blockStart the first child of each block
     */
    FanOutIndex(FanOuts sampler, long parents, long first, long end, long most, long[] blockStart) {
        this.sampler = sampler;
        this.parents = parents;
        this.first = first;
        this.end = end;
        this.most = most;
        this.blockStart = blockStart;
    }

    void write(DataOutput out) throws IOException {
        FanOutDraws draws = sampler.draws();
        out.writeUTF(draws.link());
        out.writeInt(draws.level());
        out.writeDouble(draws.tilt());
        out.writeLong(draws.lift());
        out.writeBoolean(draws.asking());
        out.writeDouble(draws.rate());
        out.writeLong(parents);
        out.writeLong(first);
        out.writeLong(end);
        out.writeLong(most);
        IndexBytes.write(blockStart, out);
    }

    static FanOutIndex read(FanOutSamplers samplers, DataInput in) throws IOException {
        FanOutDraws draws = new FanOutDraws(
                in.readUTF(), in.readInt(), in.readDouble(), in.readLong(), in.readBoolean(), in.readDouble());
        return new FanOutIndex(
                samplers.of(draws), in.readLong(), in.readLong(), in.readLong(), in.readLong(), IndexBytes.numbers(in));
    }

    public long parents() {
        return parents;
    }

    /** Children that are used, exactly. */
    public long children() {
        return end - first;
    }

    /** The row after the last child that has a parent. */
    long end() {
        return end;
    }

    /** What the parents' children are drawn from; the last parents may have fewer. */
    FanOuts fanOuts() {
        return sampler;
    }

    /** Children that no parent exceeds. */
    long most() {
        return most;
    }

    /** Bytes that the index holds. */
    public long bytes() {
        return 8L * blockStart.length;
    }

    Cursor cursor() {
        return new Cursor();
    }

    /**
     * Finds the parents of children. Children in ascending order are found by walking on; a jump costs a binary search and the
     * drawing of one block. Owned by one thread.
     */
    final class Cursor {
        private final long[] ends = new long[BLOCK];
        private int block = -1;
        private int size;
        private int parent;
        private long start;

        /** Finds the parent of a child; afterwards {@link #parent()} and {@link #ordinal} tell. */
        void seek(long child) {
            if (block < 0 || child < blockStart[block] || child >= ends[size - 1]) {
                load(find(child));
            }
            if (child < start) {
                parent = 0;
                start = blockStart[block];
            }
            while (child >= ends[parent]) {
                start = ends[parent];
                parent++;
            }
        }

        long parent() {
            return (long) block * BLOCK + parent;
        }

        long ordinal(long child) {
            return child - start;
        }

        /** How many children were drawn for the parent, used or not. */
        long drawn() {
            return ends[parent] - start;
        }

        /** How many children the parent has that are used. */
        long fanOut() {
            return Math.min(end, ends[parent]) - start;
        }

        /** The first child of a parent; for the parent after the last one, the number of children. */
        long firstChildOf(long parentRow) {
            if (parentRow >= parents) {
                return end;
            }
            int wanted = (int) (parentRow / BLOCK);
            if (wanted != block) {
                load(wanted);
            }
            int within = (int) (parentRow % BLOCK);
            return Math.min(end, within == 0 ? blockStart[wanted] : ends[within - 1]);
        }

        /** How many children a parent has that are used. */
        long childrenOf(long parentRow) {
            return firstChildOf(parentRow + 1) - firstChildOf(parentRow);
        }

        private int find(long child) {
            if (block >= 0 && block + 1 < blockStart.length && child >= blockStart[block + 1]) {
                int next = block + 1;
                if (next + 1 == blockStart.length || child < blockStart[next + 1]) {
                    return next;
                }
            }
            int low = 0;
            int high = blockStart.length - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (blockStart[middle] <= child) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        private void load(int newBlock) {
            block = newBlock;
            long from = (long) block * BLOCK;
            size = (int) Math.min(BLOCK, parents - from);
            long next = blockStart[block];
            for (int i = 0; i < size; i++) {
                next += sampler.draw(from + i);
                ends[i] = next;
            }
            parent = 0;
            start = blockStart[block];
        }
    }
}
