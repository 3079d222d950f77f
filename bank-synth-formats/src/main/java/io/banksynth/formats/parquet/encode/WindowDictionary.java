package io.banksynth.formats.parquet.encode;

import io.banksynth.formats.GrowingBytes;
import java.util.Arrays;

/**
 * A dictionary of integers that lie close together, such as small codes and days: found by their distance from a base, without
 * hashing. It serves a row group as long as its pages have few distinct values within the window.
 */
final class WindowDictionary {
    private static final int LARGEST_WINDOW = 1 << 16;

    private int[] numbers = {};
    private long base;
    private long[] values = new long[64];
    private int count;
    private boolean open = true;

    /** Begins a row group. */
    void begin() {
        count = 0;
        open = true;
    }

    /**
     * Numbers a page's values.
     *
     * @param least of the values
     * @param most of the values
     * @param codes takes the numbers
     * @return whether the page is to be written with them
     */
    boolean number(long[] page, int n, long least, long most, long[] codes) {
        if (!open || n == 0) {
            return false;
        }
        if (count == 0 && !place(least, most)) {
            open = false;
            return false;
        }
        if (least < base || most - base >= numbers.length) {
            open = false;
            return false;
        }
        int before = count;
        for (int i = 0; i < n; i++) {
            int slot = (int) (page[i] - base);
            int number = numbers[slot];
            codes[i] = number < 0 ? add(slot) : number;
        }
        if (count - before > n / 4 + 16) {
            // Nearly all values are new: plain is shorter. Those of this page are taken back.
            for (int i = before; i < count; i++) {
                numbers[(int) (values[i] - base)] = -1;
            }
            count = before;
            open = false;
            return false;
        }
        return true;
    }

    private int add(int slot) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count] = base + slot;
        numbers[slot] = count;
        return count++;
    }

    /** Lays the window around a first page's values. */
    private boolean place(long least, long most) {
        long range = most - least;
        if (range < 0 || range >= LARGEST_WINDOW) {
            return false;
        }
        int size = (int) Math.min(LARGEST_WINDOW, Math.max(1_024, Long.highestOneBit(range + 1) * 4));
        base = least - (size - range) / 2;
        if (base > least) {
            return false;
        }
        if (numbers.length < size) {
            numbers = new int[size];
        }
        Arrays.fill(numbers, -1);
        return true;
    }

    int count() {
        return count;
    }

    /** Appends the values, plain. */
    void append(int bits, GrowingBytes target) {
        Plain.append(values, count, bits, target);
    }
}
