package io.banksynth.report.key;

import java.util.Arrays;

/** Numbers distinct codes of 128 bits from 0 on, by first appearance: 24 to 48 bytes a code. */
final class PairTable {
    private static final int MOST = 1 << 28;

    private final MemoryBudget budget;
    private long[] high = new long[64];
    private long[] low = new long[64];
    private int size;
    /** Numbers + 1 by hash, open addressing; at most half full. */
    private int[] slots = new int[128];

    private long bytes;

    PairTable(MemoryBudget budget) {
        this.budget = budget;
    }

    /** The number of a code: a new one, equal to the {@link #size()} before, where it was not there; -1 if memory ends. */
    int number(long h, long l) {
        int mask = slots.length - 1;
        int slot = (int) KeyHash.spread(h, l) & mask;
        while (slots[slot] != 0) {
            int at = slots[slot] - 1;
            if (low[at] == l && high[at] == h) {
                return at;
            }
            slot = (slot + 1) & mask;
        }
        if (size == high.length && !grow()) {
            return -1;
        }
        if (slots.length != mask + 1) {
            return number(h, l);
        }
        high[size] = h;
        low[size] = l;
        slots[slot] = ++size;
        return size - 1;
    }

    /** The number of a code, -1 if it was never added. */
    int find(long h, long l) {
        int mask = slots.length - 1;
        int slot = (int) KeyHash.spread(h, l) & mask;
        while (slots[slot] != 0) {
            int at = slots[slot] - 1;
            if (low[at] == l && high[at] == h) {
                return at;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private boolean grow() {
        long more = high.length * (16L + 8L);
        if (size >= MOST || !budget.reserve(more)) {
            return false;
        }
        bytes += more;
        high = Arrays.copyOf(high, size * 2);
        low = Arrays.copyOf(low, size * 2);
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int at = 0; at < size; at++) {
            int slot = (int) KeyHash.spread(high[at], low[at]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = at + 1;
        }
        return true;
    }

    int size() {
        return size;
    }

    long high(int number) {
        return high[number];
    }

    long low(int number) {
        return low[number];
    }

    /** Forgets all codes and gives the memory back. */
    void clear() {
        high = new long[64];
        low = new long[64];
        slots = new int[128];
        size = 0;
        budget.release(bytes);
        bytes = 0;
    }

    /** Forgets all codes and keeps the memory. */
    void empty() {
        Arrays.fill(slots, 0);
        size = 0;
    }
}
