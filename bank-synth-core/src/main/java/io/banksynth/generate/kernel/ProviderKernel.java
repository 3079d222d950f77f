package io.banksynth.generate.kernel;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.privacy.provider.Gender;
import io.banksynth.privacy.provider.Template;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a provider. Where they are entries of a list the cells are dictionary codes; where they must be unique the row's
 * number is permuted and spelled; in a column of numbers their digits are the number.
 */
public final class ProviderKernel implements ColumnKernel {
    private static final int MOST_DIGITS = 18;

    private final Template template;
    private final Draws draws;
    private final @Nullable TextDictionary dictionary;
    private final @Nullable Permutation unique;
    private final Cells cells;

    /** What a cell holds. */
    public enum Cells {
        TEXT,
        NUMBERS
    }

    /**
     * Where randomness comes from.
     *
     * @param own of the column
     * @param person of the person whom several columns of the row are about
     * @param nullShare share of rows without a value
     * @param gender the column that says it, null if none does
     */
    public record Draws(
            RandomStream own,
            RandomStream person,
            double nullShare,
            @Nullable GenderColumn gender) {
        boolean isNull(long bits) {
            return nullShare > 0 && RandomStream.unit(RandomStream.mix(bits)) < nullShare;
        }

        Gender gender(Frame frame, int i, long who) {
            return gender == null ? Gender.of(who) : gender.of(frame, i, who);
        }
    }

    private ProviderKernel(Template template, Draws draws, Cells cells, @Nullable Permutation unique) {
        this.template = template;
        this.draws = draws;
        this.cells = cells;
        this.unique = unique;
        this.dictionary =
                unique == null && cells == Cells.TEXT ? template.dictionary().orElse(null) : null;
    }

    /** Texts that may occur in many rows. */
    public static ProviderKernel repeating(Template template, Draws draws, Cells cells) {
        return new ProviderKernel(template, draws, cells, null);
    }

    /**
     * Texts that occur once.
     *
     * @param template with at least as many texts as rows, or with rounds
     */
    public static ProviderKernel unique(Template template, Draws draws, Cells cells) {
        Permutation permutation = new Permutation(template.size(), draws.own().bits(-1));
        return new ProviderKernel(template, draws, cells, permutation);
    }

    @Override
    public Vector allocate(int capacity) {
        if (cells == Cells.NUMBERS) {
            return new LongVector(capacity);
        }
        return dictionary == null ? new TextVector(capacity) : new CodeVector(capacity, dictionary);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        if (out instanceof CodeVector codes) {
            fillCodes(frame, codes);
        } else if (out instanceof LongVector longs) {
            fillNumbers(frame, longs);
        } else {
            fillText(frame, (TextVector) out);
        }
    }

    private void fillCodes(Frame frame, CodeVector out) {
        long[] rows = frame.rows();
        int[] codes = out.codes();
        for (int i = 0; i < frame.size(); i++) {
            long bits = draws.own().bits(rows[i]);
            if (draws.isNull(bits)) {
                out.setNull(i);
                codes[i] = 0;
            } else {
                long person = draws.person().bits(rows[i]);
                codes[i] = template.code(bits, person, draws.gender(frame, i, person));
            }
        }
    }

    private void fillText(Frame frame, TextVector out) {
        long[] rows = frame.rows();
        for (int i = 0; i < frame.size(); i++) {
            long bits = draws.own().bits(rows[i]);
            if (draws.isNull(bits)) {
                out.setNull(i);
            } else {
                int start = out.reserve(template.longest());
                out.commit(i, write(frame, i, bits, out.arena(), start) - start);
            }
        }
    }

    private void fillNumbers(Frame frame, LongVector out) {
        long[] rows = frame.rows();
        byte[] text = new byte[template.longest()];
        for (int i = 0; i < frame.size(); i++) {
            long bits = draws.own().bits(rows[i]);
            if (draws.isNull(bits)) {
                out.setNull(i);
            } else {
                out.values()[i] = digits(text, write(frame, i, bits, text, 0));
            }
        }
    }

    private int write(Frame frame, int i, long bits, byte[] out, int at) {
        long row = frame.rows()[i];
        long person = draws.person().bits(row);
        Gender gender = draws.gender(frame, i, person);
        if (unique == null) {
            return template.draw(bits, person, gender, out, at);
        }
        long round = row / unique.size();
        return template.write(unique.apply(row - round * unique.size()), round, person, gender, out, at);
    }

    /** The number that the digits of a text are, its last 18 where there are more. */
    private static long digits(byte[] text, int length) {
        long number = 0;
        long place = 1;
        int used = 0;
        for (int i = length - 1; i >= 0 && used < MOST_DIGITS; i--) {
            if (text[i] >= '0' && text[i] <= '9') {
                number += (text[i] - '0') * place;
                place *= 10;
                used++;
            }
        }
        return number;
    }
}
