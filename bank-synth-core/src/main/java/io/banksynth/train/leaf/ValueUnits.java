package io.banksynth.train.leaf;

import java.util.Arrays;
import java.util.Set;

/**
 * Which units hold which values: pairs of a value and the unit whose row has it. Mergeable: the pairs of two parts of a
 * table are the pairs of both.
 */
public final class ValueUnits {
    private long[] values = new long[1024];
    private int[] units = new int[1024];
    private int size;

    public void add(long value, int unit) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            units = Arrays.copyOf(units, size * 2);
        }
        values[size] = value;
        units[size] = unit;
        size++;
    }

    public void merge(ValueUnits other) {
        for (int i = 0; i < other.size; i++) {
            add(other.values[i], other.units[i]);
        }
    }

    public int size() {
        return size;
    }

    /** The pairs in ascending order of value, then unit. */
    public Sorted sorted() {
        long[] distinct = Arrays.copyOf(values, size);
        Arrays.sort(distinct);
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || distinct[i] != distinct[i - 1]) {
                distinct[count++] = distinct[i];
            }
        }
        distinct = Arrays.copyOf(distinct, count);
        long[] packed = new long[size];
        for (int i = 0; i < size; i++) {
            packed[i] = ((long) Arrays.binarySearch(distinct, values[i]) << 32) | (units[i] & 0xFFFFFFFFL);
        }
        Arrays.sort(packed);
        return new Sorted(distinct, packed);
    }

    /** Sorted pairs: {@code packed} holds the rank of the value above and the unit below. */
    public static final class Sorted {
        private final long[] distinct;
        private final long[] packed;
        private final int[] begin;

        private Sorted(long[] distinct, long[] packed) {
            this.distinct = distinct;
            this.packed = packed;
            this.begin = new int[distinct.length + 1];
            for (long pair : packed) {
                begin[(int) (pair >>> 32) + 1]++;
            }
            for (int i = 0; i < distinct.length; i++) {
                begin[i + 1] += begin[i];
            }
        }

        public int rows() {
            return packed.length;
        }

        public int distinct() {
            return distinct.length;
        }

        public long value(int rank) {
            return distinct[rank];
        }

        public int count(int rank) {
            return begin[rank + 1] - begin[rank];
        }

        /** Different units that hold the value. */
        public int units(int rank) {
            int units = 0;
            for (int i = begin[rank]; i < begin[rank + 1]; i++) {
                if (i == begin[rank] || packed[i] != packed[i - 1]) {
                    units++;
                }
            }
            return units;
        }

        /** Adds the units that hold the value. */
        public void addUnits(int rank, Set<Integer> to) {
            for (int i = begin[rank]; i < begin[rank + 1]; i++) {
                to.add((int) packed[i]);
            }
        }

        public long valueAt(int row) {
            return distinct[(int) (packed[row] >>> 32)];
        }

        public int unitAt(int row) {
            return (int) packed[row];
        }
    }
}
