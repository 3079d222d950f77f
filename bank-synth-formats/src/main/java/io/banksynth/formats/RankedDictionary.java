package io.banksynth.formats;

import io.banksynth.batch.TextDictionary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A plan's dictionary as a file holds it, with the rank of each value in the order of bytes. Immutable. */
public final class RankedDictionary {
    private final TextDictionary origin;
    private final byte[] bytes;
    private final int[] offsets;
    private final int[] ranks;
    private final int[] byRank;

    /** A dictionary whose values are written as they are. */
    public static RankedDictionary of(TextDictionary origin) {
        int[] offsets = new int[origin.size() + 1];
        for (int code = 0; code < origin.size(); code++) {
            offsets[code + 1] = origin.start(code) + origin.length(code);
        }
        return new RankedDictionary(origin, origin.bytes(), offsets);
    }

    /**
     * A dictionary whose values are written otherwise, such as filled with spaces.
     *
     * @param bytes the values one behind the other; owned from now on
     * @param offsets where each begins, and the end of the last; owned from now on
     */
    public RankedDictionary(TextDictionary origin, byte[] bytes, int[] offsets) {
        this.origin = origin;
        this.bytes = bytes;
        this.offsets = offsets;
        int size = origin.size();
        this.byRank = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing(code -> code, this::compare))
                .mapToInt(code -> code)
                .toArray();
        this.ranks = new int[size];
        for (int rank = 0; rank < size; rank++) {
            ranks[byRank[rank]] = rank;
        }
    }

    private int compare(int left, int right) {
        return Arrays.compareUnsigned(
                bytes, offsets[left], offsets[left + 1], bytes, offsets[right], offsets[right + 1]);
    }

    /** Whether it was made from that dictionary. */
    public boolean isOf(TextDictionary dictionary) {
        return origin == dictionary;
    }

    /** How many values there are. */
    public int size() {
        return ranks.length;
    }

    /** All values, one behind the other; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the value of a code begins. */
    public int start(int code) {
        return offsets[code];
    }

    /** How many bytes the value of a code has. */
    public int length(int code) {
        return offsets[code + 1] - offsets[code];
    }

    /** The place of a code's value in the order of bytes. */
    public int rank(int code) {
        return ranks[code];
    }

    /** The code whose value has that place. */
    public int codeOfRank(int rank) {
        return byRank[rank];
    }
}
