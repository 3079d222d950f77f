package io.banksynth.formats.orc.encode;

import java.util.Arrays;

/** Where the streams of a column stood at the start of each stride, some numbers a stride. */
final class PositionLog {
    private long[] numbers = new long[64];
    private int used;
    private int strides;

    /** The array to write to from {@link #at()} on, with room for so many numbers. */
    long[] room(int more) {
        if (used + more > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(numbers.length * 2, used + more));
        }
        return numbers;
    }

    int at() {
        return used;
    }

    /** Says that a stride's numbers were written up to that place. */
    void end(int newAt) {
        used = newAt;
        strides++;
    }

    int perStride() {
        return strides == 0 ? 0 : used / strides;
    }

    long get(int stride, int number) {
        return numbers[stride * perStride() + number];
    }

    void reset() {
        used = 0;
        strides = 0;
    }
}
