package io.banksynth.formats;

import java.util.Arrays;

/**
 * Numbers a dictionary's values in the order in which a part of a file (a stripe, a row group) first uses them, so that
 * the part holds only those, and keeps the bounds of the cells since {@link #forgetBounds}.
 */
public final class DictionaryCodes {
    private final RankedDictionary dictionary;
    private final int[] numbers;
    private final int[] used;
    private int count;
    private int leastRank;
    private int mostRank;
    private long bytes;

    /** Codes of a dictionary, none of them used yet. */
    public DictionaryCodes(RankedDictionary dictionary) {
        this.dictionary = dictionary;
        this.numbers = new int[dictionary.size()];
        this.used = new int[dictionary.size()];
        Arrays.fill(numbers, -1);
        this.leastRank = Integer.MAX_VALUE;
        this.mostRank = -1;
    }

    public RankedDictionary dictionary() {
        return dictionary;
    }

    /** Begins another part of the file: no value is used yet. */
    public void begin() {
        Arrays.fill(numbers, -1);
        count = 0;
        forgetBounds();
    }

    /** Forgets the bounds of the cells so far. */
    public void forgetBounds() {
        leastRank = Integer.MAX_VALUE;
        mostRank = -1;
        bytes = 0;
    }

    /** Translates the codes of cells that have a value into the part's numbers and returns how many there are. */
    public int translate(int[] codes, boolean[] nulls, int from, int to, long[] target) {
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

    /** How many values the part uses so far. */
    public int count() {
        return count;
    }

    /** The code of the part's value of that number. */
    public int code(int number) {
        return used[number];
    }

    /** Whether there was a cell since {@link #forgetBounds}. */
    public boolean hasBounds() {
        return mostRank >= 0;
    }

    /** The code of the least value since {@link #forgetBounds}. */
    public int least() {
        return dictionary.codeOfRank(leastRank);
    }

    /** The code of the greatest value since {@link #forgetBounds}. */
    public int most() {
        return dictionary.codeOfRank(mostRank);
    }

    /** Bytes of all cells since {@link #forgetBounds}. */
    public long bytes() {
        return bytes;
    }
}
