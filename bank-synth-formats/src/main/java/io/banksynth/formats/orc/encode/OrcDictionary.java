package io.banksynth.formats.orc.encode;

import io.banksynth.batch.TextDictionary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A plan's dictionary as a column writes it, with the rank of each value in the order of bytes. */
final class OrcDictionary {
    private final TextDictionary origin;
    private final byte[] bytes;
    private final int[] offsets;
    private final int[] ranks;
    private final int[] byRank;

    OrcDictionary(TextDictionary origin, TextShape shape) {
        this.origin = origin;
        int size = origin.size();
        this.offsets = new int[size + 1];
        byte[] fitted = new byte[origin.bytes().length];
        for (int code = 0; code < size; code++) {
            shape.fit(origin.bytes(), origin.start(code), origin.length(code));
            int end = offsets[code] + shape.length;
            if (end > fitted.length) {
                fitted = Arrays.copyOf(fitted, Math.max(end, fitted.length * 2));
            }
            System.arraycopy(shape.bytes, shape.start, fitted, offsets[code], shape.length);
            offsets[code + 1] = end;
        }
        this.bytes = fitted;
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

    boolean isOf(TextDictionary dictionary) {
        return origin == dictionary;
    }

    int size() {
        return ranks.length;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int code) {
        return offsets[code];
    }

    int length(int code) {
        return offsets[code + 1] - offsets[code];
    }

    int rank(int code) {
        return ranks[code];
    }

    int codeOfRank(int rank) {
        return byRank[rank];
    }
}
