package io.banksynth.formats.orc.encode;

import java.util.Arrays;

/**
 * Numbers a dictionary's values in the order in which a stripe first uses them, so that the stripe holds only those, and
 * keeps what the stride's statistics need.
 */
final class DictionaryCodes {
    private final OrcDictionary dictionary;
    private final int[] numbers;
    private final int[] used;
    private int count;
    private int leastRank;
    private int mostRank;
    private long bytes;

    DictionaryCodes(OrcDictionary dictionary) {
        this.dictionary = dictionary;
        this.numbers = new int[dictionary.size()];
        this.used = new int[dictionary.size()];
        beginStripe();
    }

    OrcDictionary dictionary() {
        return dictionary;
    }

    void beginStripe() {
        Arrays.fill(numbers, -1);
        count = 0;
        beginStride();
    }

    void beginStride() {
        leastRank = Integer.MAX_VALUE;
        mostRank = -1;
        bytes = 0;
    }

    /** Translates the codes of cells that have a value into the stripe's numbers and returns how many there are. */
    int translate(int[] codes, boolean[] nulls, int from, int to, long[] target) {
        int least = leastRank;
        int most = mostRank;
        long total = 0;
        int n = 0;
        for (int i = from; i < to; i++) {
            if (nulls[i]) {
                continue;
            }
            int code = codes[i];
            int number = numbers[code];
            target[n++] = number < 0 ? first(code) : number;
            int rank = dictionary.rank(code);
            least = Math.min(least, rank);
            most = Math.max(most, rank);
            total += dictionary.length(code);
        }
        leastRank = least;
        mostRank = most;
        bytes += total;
        return n;
    }

    private int first(int code) {
        used[count] = code;
        numbers[code] = count;
        return count++;
    }

    /** How many values the stripe uses so far. */
    int count() {
        return count;
    }

    /** The code of the stripe's value of that number. */
    int code(int number) {
        return used[number];
    }

    /** Hands the stride's bounds and lengths to its statistics. */
    void describe(TextStatistics stride) {
        if (mostRank >= 0) {
            bound(stride, dictionary.codeOfRank(leastRank));
            bound(stride, dictionary.codeOfRank(mostRank));
            stride.bytes(bytes);
        }
    }

    private void bound(TextStatistics stride, int code) {
        stride.bound(dictionary.bytes(), dictionary.start(code), dictionary.length(code));
    }
}
