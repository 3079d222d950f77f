package io.banksynth.generate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Says, stratum by stratum, where the children of parents lie that belong to it: for each block of parents, how many such
 * children come before. Places are those of a {@link StrataLayout}. Immutable, shared by threads.
 */
final class StrataIndex {
    /** Counts that are held at most; where there are more strata or parents, blocks are larger and take longer to search. */
    private static final long MOST_COUNTS = 1 << 22;

    private final FanOutIndex fanOuts;
    private final int block;
    private final long[][] before;

    private StrataIndex(FanOutIndex fanOuts, int block, long[][] before) {
        this.fanOuts = fanOuts;
        this.block = block;
        this.before = before;
    }

    /** Counts the children of all parents. */
    static StrataIndex of(FanOutIndex fanOuts, ParentStrata parents) {
        int strata = parents.layout().strata();
        int block = FanOutIndex.BLOCK;
        while (fanOuts.parents() / block * strata > MOST_COUNTS) {
            block *= 2;
        }
        int blocks = Math.toIntExact((fanOuts.parents() + block - 1) / block);
        long[][] before = new long[strata][blocks + 1];
        Block each = new Block(fanOuts.cursor(), parents, block);
        for (int b = 0; b < blocks; b++) {
            each.load(b, fanOuts.parents());
            for (int s = 0; s < strata; s++) {
                before[s][b + 1] = before[s][b];
            }
            for (int i = 0; i < each.size; i++) {
                before[each.strata[i]][b + 1] += each.children[i];
            }
        }
        return new StrataIndex(fanOuts, block, before);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(block);
        out.writeInt(before.length);
        for (long[] stratum : before) {
            IndexBytes.write(stratum, out);
        }
    }

    static StrataIndex read(FanOutIndex fanOuts, DataInput in) throws IOException {
        int block = in.readInt();
        long[][] before = new long[in.readInt()][];
        for (int s = 0; s < before.length; s++) {
            before[s] = IndexBytes.numbers(in);
        }
        return new StrataIndex(fanOuts, block, before);
    }

    int strata() {
        return before.length;
    }

    /** Children of parents that belong to a stratum. */
    long children(int stratum) {
        return before[stratum][before[stratum].length - 1];
    }

    FanOutIndex fanOuts() {
        return fanOuts;
    }

    long bytes() {
        return 8L * before.length * before[0].length;
    }

    /** @param parents drawn by this cursor alone */
    Cursor cursor(ParentStrata parents) {
        return new Cursor(parents);
    }

    /** Strata and children of one block of parents. */
    private static final class Block {
        private final FanOutIndex.Cursor cursor;
        private final ParentStrata parents;
        private final int[] strata;
        private final long[] children;
        private int number = -1;
        private int size;

        Block(FanOutIndex.Cursor cursor, ParentStrata parents, int block) {
            this.cursor = cursor;
            this.parents = parents;
            this.strata = new int[block];
            this.children = new long[block];
        }

        void load(int newNumber, long all) {
            if (newNumber == number) {
                return;
            }
            number = newNumber;
            long first = (long) number * strata.length;
            size = (int) Math.min(strata.length, all - first);
            parents.fill(first, size, strata);
            long start = cursor.firstChildOf(first);
            for (int i = 0; i < size; i++) {
                long end = cursor.firstChildOf(first + i + 1);
                children[i] = end - start;
                start = end;
            }
        }

        long first() {
            return (long) number * strata.length;
        }
    }

    /** Goes from parents to places in their stratum and back. Owned by one thread. */
    final class Cursor {
        private final Block loaded;
        private final StrataLayout layout;
        private long parent;
        private long ordinal;
        private long fanOut;

        private Cursor(ParentStrata parents) {
            this.loaded = new Block(fanOuts.cursor(), parents, block);
            this.layout = parents.layout();
        }

        /** The stratum of the parent at a place. */
        int stratum(long place) {
            loaded.load((int) (place / block), fanOuts.parents());
            return loaded.strata[(int) (place % block)];
        }

        /** How many children of the stratum of the parent at a place come before its first. */
        long rank(long place) {
            int stratum = stratum(place);
            long rank = before[stratum][loaded.number];
            int within = (int) (place % block);
            for (int i = 0; i < within; i++) {
                rank += loaded.strata[i] == stratum ? loaded.children[i] : 0;
            }
            return rank;
        }

        /** Finds the parent of the child of that rank in a stratum; afterwards {@link #parent()} and others tell. */
        void seek(int stratum, long rank) {
            int found = Arrays.binarySearch(before[stratum], rank);
            int at = found < 0 ? -found - 2 : found;
            while (before[stratum][at + 1] <= rank) {
                at++;
            }
            loaded.load(at, fanOuts.parents());
            long left = rank - before[stratum][at];
            int i = 0;
            while (loaded.strata[i] != stratum || left >= loaded.children[i]) {
                left -= loaded.strata[i] == stratum ? loaded.children[i] : 0;
                i++;
            }
            parent = layout.row(loaded.first() + i);
            ordinal = left;
            fanOut = loaded.children[i];
        }

        long parent() {
            return parent;
        }

        long ordinal() {
            return ordinal;
        }

        long fanOut() {
            return fanOut;
        }
    }
}
