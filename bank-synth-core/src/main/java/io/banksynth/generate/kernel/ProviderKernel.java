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
    /** So many texts are numbered beforehand: it takes a batch's time. */
    private static final int FEW = 8_192;

    private final Template template;
    private final Draws draws;
    private final @Nullable TextDictionary dictionary;
    private final @Nullable Permutation unique;
    private final Cells cells;
    /** The permutation itself where it is small. */
    private final short[] few;

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
        this.few = unique == null || unique.size() > FEW ? new short[0] : listed(unique);
        this.dictionary =
                unique == null && cells == Cells.TEXT ? template.dictionary().orElse(null) : null;
    }

    private static short[] listed(Permutation permutation) {
        short[] numbers = new short[(int) permutation.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (short) permutation.apply(i);
        }
        return numbers;
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
        long[] numbers = numbers(rows, frame.size());
        long round = 0;
        for (int i = 0; i < frame.size(); i++) {
            long bits = draws.own().bits(rows[i]);
            round = round(rows[i], round);
            if (draws.isNull(bits)) {
                out.setNull(i);
            } else {
                int start = out.reserve(template.longest());
                out.commit(i, write(frame, i, unique == null ? bits : numbers[i], round, out.arena(), start) - start);
            }
        }
    }

    private void fillNumbers(Frame frame, LongVector out) {
        long[] rows = frame.rows();
        long[] numbers = numbers(rows, frame.size());
        long round = 0;
        byte[] text = new byte[template.longest()];
        for (int i = 0; i < frame.size(); i++) {
            long bits = draws.own().bits(rows[i]);
            round = round(rows[i], round);
            if (draws.isNull(bits)) {
                out.setNull(i);
            } else {
                out.values()[i] = digits(text, write(frame, i, unique == null ? bits : numbers[i], round, text, 0));
            }
        }
    }

    /**
     * Writes the text of row i.
     *
     * @param drawn random bits, or the number of the text among all of them where it must be unique
     */
    private int write(Frame frame, int i, long drawn, long round, byte[] out, int at) {
        long person = 0;
        Gender gender = Gender.FEMALE;
        if (template.isPersonal()) {
            person = draws.person().bits(frame.rows()[i]);
            gender = draws.gender(frame, i, person);
        }
        return unique == null
                ? template.draw(drawn, person, gender, out, at)
                : template.write(drawn, round, person, gender, out, at);
    }

    /** Which of the texts each row has where they must be unique; none where they need not. */
    private long[] numbers(long[] rows, int count) {
        if (unique == null) {
            return new long[0];
        }
        long[] numbers = new long[count];
        long round = 0;
        for (int i = 0; i < count; i++) {
            round = round(rows[i], round);
            numbers[i] = rows[i] - round * unique.size();
        }
        if (few.length == 0) {
            unique.apply(numbers, count);
        } else {
            for (int i = 0; i < count; i++) {
                numbers[i] = few[(int) numbers[i]];
            }
        }
        return numbers;
    }

    /**
     * How often all texts were used before a row.
     *
     * @param before that of the row before: rows are mostly ascending, so that few of them are divided
     */
    private long round(long row, long before) {
        if (unique == null) {
            return 0;
        }
        long number = row - before * unique.size();
        return number >= 0 && number < unique.size() ? before : row / unique.size();
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
