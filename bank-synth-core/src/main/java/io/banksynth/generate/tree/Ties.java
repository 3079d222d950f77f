package io.banksynth.generate.tree;

import java.util.Arrays;
import java.util.List;

/**
 * Siblings at one time, drawn one after the other and numbered by kind. What was drawn first of a parent keeps its number, since what
 * begins with it was learned of the first. Owned by one thread.
 */
final class Ties {
    /** As many siblings at one time are looked at together. */
    private static final int MOST = 64;

    /** The place of a kind among the numbers; one behind them for what is of no kind. */
    private final int[] places;

    private final int kindRegister;
    private final int orderRegister;
    private final int[] registers;
    private final long[][] cells;
    private final long[] times = new long[MOST + 1];
    private final int[] ranks = new int[MOST + 1];
    private final int[] taken = new int[MOST];
    private long first;
    private int size;

    /** Rows that were drawn: those of one time, and one behind them once it was seen. */
    private int drawn;

    Ties(List<Integer> numbering, int kindRegister, int orderRegister, int[] registers) {
        this.places = new int[numbering.size() + 1];
        Arrays.fill(places, numbering.size());
        for (int place = 0; place < numbering.size(); place++) {
            places[numbering.get(place)] = place;
        }
        this.kindRegister = kindRegister;
        this.orderRegister = orderRegister;
        this.registers = registers;
        this.cells = new long[registers.length][MOST + 1];
    }

    /** Forgets all: the next siblings are the first of a parent. */
    void clear() {
        first = 0;
        size = 0;
        drawn = 0;
    }

    /** The ordinal of the first sibling that is here. */
    long first() {
        return first;
    }

    /** The ordinal behind the last sibling that is here. */
    long end() {
        return first + size;
    }

    /** Goes on behind the siblings that are here. */
    void begin() {
        first += size;
        drawn -= size;
        if (drawn > 0) {
            times[0] = times[size];
            ranks[0] = ranks[size];
            for (long[] column : cells) {
                column[0] = column[size];
            }
        }
        size = drawn;
    }

    /** Whether the next sibling may be of the same time. */
    boolean isOpen() {
        return size == drawn && size < MOST;
    }

    /** Takes what was just drawn, of this time or of the next. */
    void add(long[] row) {
        long kind = row[kindRegister];
        ranks[drawn] =
                first + drawn == 0 ? -1 : places[kind < 0 || kind >= places.length ? places.length - 1 : (int) kind];
        times[drawn] = row[orderRegister];
        for (int c = 0; c < cells.length; c++) {
            cells[c][drawn] = row[registers[c]];
        }
        drawn++;
        if (times[drawn - 1] == times[0]) {
            size = drawn;
        }
    }

    /** Numbers what is here: by kind, then as drawn. */
    void number() {
        for (int i = 0; i < size; i++) {
            int at = i;
            while (at > 0 && ranks[taken[at - 1]] > ranks[i]) {
                taken[at] = taken[at - 1];
                at--;
            }
            taken[at] = i;
        }
    }

    /** Puts the cells of the sibling that has an ordinal into columns. */
    void copy(long ordinal, long[][] columns, int i) {
        int from = taken[(int) (ordinal - first)];
        for (int c = 0; c < cells.length; c++) {
            columns[c][i] = cells[c][from];
        }
    }
}
