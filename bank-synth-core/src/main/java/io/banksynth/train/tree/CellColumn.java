package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree;
import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.Term;
import java.util.Collections;
import java.util.List;

/**
 * A column of a sample as whole numbers: ticks, codes of frequent texts or rows of a reference table.
 *
 * @param cells in the order of the sample; {@link Term#NONE} where there is no value; a text that is
 *     not frequent has a code below {@link Term#RARE}
 * @param masks for each row of a rare text the number of its mask, or -1; empty for other columns
 * @param exponent a tick is {@code 10^-exponent}
 * @param day ticks of a day where the column is a date or time, else 0
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
public record CellColumn(
        String name, Nature nature, long[] cells, int[] masks, Encoder encoder, Leaf leaf, int exponent, long day) {
    private static final double FEW = 0.005;

    /** A column whose cells number some things that are all known: rows of a reference table, kinds. */
    public static CellColumn numbered(String name, Nature nature, long[] cells, int count) {
        Leaf leaf = new Leaf(0, Collections.nCopies(count, 0L), List.of(), List.of());
        return new CellColumn(name, nature, cells, new int[0], ColumnTree.numbered(count), leaf, 0, 0);
    }

    boolean is(CellColumn other) {
        return name.equals(other.name());
    }

    boolean isTime() {
        return day > 0;
    }

    boolean isNumber() {
        return nature == Nature.NUMBER && day == 0;
    }

    /** Of a time the ticks that all its values and a day are multiples of. */
    long step() {
        long step = day;
        for (long cell : cells) {
            long rest = cell == Term.NONE ? 0 : Math.floorMod(cell, step);
            while (rest != 0) {
                long next = step % rest;
                step = rest;
                rest = next;
            }
        }
        return step;
    }

    /** Frequent values. */
    int values() {
        return encoder instanceof Encoder.Texts texts
                ? texts.values().size()
                : ((Encoder.Numbers) encoder).values().size();
    }

    /** Whether all rows, but for a few, have one of the frequent values or none. */
    boolean isClosed() {
        long rest = leaf.rest().stream().mapToLong(Long::longValue).sum();
        return rest <= FEW * leaf.total();
    }
}
