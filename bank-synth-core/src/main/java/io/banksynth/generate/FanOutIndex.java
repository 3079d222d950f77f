package io.banksynth.generate;

/**
 * Says where each parent's children lie: the children of the parents of one block of {@value #BLOCK} follow those of the
 * block before. Only the blocks' beginnings are held, 8 bytes for each; inside a block the fan-outs are drawn again.
 * Immutable, shared by threads.
 */
public final class FanOutIndex {
    /** Parents per block. */
    public static final int BLOCK = 64;

    private final FanOutSampler sampler;
    private final long parents;
    private final long children;
    private final long most;
    private final long[] blockStart;

    /**
     * @param children children that are used: at most as many as the parents have; the last parents are cut
     * @param most children that no parent exceeds
     * @param blockStart the first child of each block
     */
    FanOutIndex(FanOutSampler sampler, long parents, long children, long most, long[] blockStart) {
        this.sampler = sampler;
        this.parents = parents;
        this.children = children;
        this.most = most;
        this.blockStart = blockStart;
    }

    public long parents() {
        return parents;
    }

    /** Children that are used, exactly. */
    public long children() {
        return children;
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

        /** How many children the parent has that are used. */
        long fanOut() {
            return Math.min(children, ends[parent]) - start;
        }

        /** The first child of a parent; for the parent after the last one, the number of children. */
        long firstChildOf(long parentRow) {
            if (parentRow >= parents) {
                return children;
            }
            int wanted = (int) (parentRow / BLOCK);
            if (wanted != block) {
                load(wanted);
            }
            int within = (int) (parentRow % BLOCK);
            return Math.min(children, within == 0 ? blockStart[wanted] : ends[within - 1]);
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
            long first = (long) block * BLOCK;
            size = (int) Math.min(BLOCK, parents - first);
            long end = blockStart[block];
            for (int i = 0; i < size; i++) {
                end += sampler.draw(first + i);
                ends[i] = end;
            }
            parent = 0;
            start = blockStart[block];
        }
    }
}
