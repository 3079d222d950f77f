package io.banksynth.generate.kernel;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.CheckDigits;
import io.banksynth.model.Mask;
import io.banksynth.random.Permutation;

/** Keys of a mask by a bijection, with check digits that fit: different keys differ in the other characters. */
public final class CheckedKeyKernel implements ColumnKernel {
    /** What the key is stored as. */
    public enum Cells {
        NUMBERS,
        TEXTS
    }

    private final MaskSampler mask;
    private final CheckDigits rule;
    private final Permutation permutation;
    private final long first;
    private final Cells cells;

    /**
     * @param mask with any literal where the check digits stand
     * @param first which of the mask's texts, in the order of the bijection, the first row has
     */
    public CheckedKeyKernel(Mask mask, CheckDigits rule, long key, long first, Cells cells) {
        this.mask = new MaskSampler(mask);
        this.rule = rule;
        this.permutation = new Permutation(this.mask.size(), key);
        this.first = first;
        this.cells = cells;
    }

    @Override
    public Vector allocate(int capacity) {
        return cells == Cells.TEXTS ? new TextVector(capacity) : new LongVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        TextVector text = out instanceof TextVector own ? own : new TextVector(frame.size());
        for (int i = 0; i < frame.size(); i++) {
            mask.write(permutation.apply(first + frame.rows()[i]), text, i);
            int from = text.start()[i];
            int to = from + text.length()[i];
            rule.complete(text.arena(), from, to);
            if (out instanceof LongVector longs) {
                longs.values()[i] = number(text.arena(), from, to);
            }
        }
    }

    private static long number(byte[] digits, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digits[i] - '0';
        }
        return number;
    }
}
