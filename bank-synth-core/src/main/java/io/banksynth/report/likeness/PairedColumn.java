package io.banksynth.report.likeness;

import io.banksynth.batch.DictionaryBuilder;
import io.banksynth.batch.TextDictionary;
import io.banksynth.model.Mask;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column's cells in two data sets, made comparable: numbers of one unit, or codes of one dictionary.
 *
 * @param real its cells in the data set that is imitated
 * @param labels texts by code; empty for numbers and times
 */
public record PairedColumn(String name, Nature nature, Side real, Side synthetic, TextDictionary labels) {
    private static final int MOST_CATEGORIES_OF_FEW_ROWS = 100;

    /**
     * The cells of one data set.
     *
     * @param numbers NaN where there is no value; empty for texts
     * @param codes -1 where there is no value; empty for numbers
     * @param size how many rows
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from gathering to measuring, never compared
    public record Side(double[] numbers, int[] codes, int size) {
        boolean isMissing(int row) {
            return codes.length == 0 ? Double.isNaN(numbers[row]) : codes[row] < 0;
        }

        /** Rows that have a value. */
        public int values() {
            int n = 0;
            for (int i = 0; i < size; i++) {
                n += isMissing(i) ? 0 : 1;
            }
            return n;
        }

        /** The same column by other rows. */
        Side rows(int[] rows) {
            double[] newNumbers = new double[numbers.length == 0 ? 0 : rows.length];
            int[] newCodes = new int[codes.length == 0 ? 0 : rows.length];
            for (int i = 0; i < rows.length; i++) {
                if (newNumbers.length > 0) {
                    newNumbers[i] = numbers[rows[i]];
                }
                if (newCodes.length > 0) {
                    newCodes[i] = codes[rows[i]];
                }
            }
            return new Side(newNumbers, newCodes, rows.length);
        }
    }

    /** Pairs the cells of a column; where one data set has numbers and the other texts, both are compared as texts. */
    static PairedColumn of(String name, Cells real, Cells synthetic) {
        if (real.nature().isContinuous() && real.nature() == synthetic.nature()) {
            return new PairedColumn(
                    name, real.nature(), numbers(real), numbers(synthetic), TextDictionary.of(List.of()));
        }
        DictionaryBuilder all = new DictionaryBuilder();
        Side left = codes(real, all);
        boolean forms = isForm(left, all.size());
        Side right = codes(synthetic, all);
        return paired(name, left, right, all.build(), forms);
    }

    /**
     * Pairs numbers or times.
     *
     * @param real NaN where there is no value
     */
    public static PairedColumn ofNumbers(String name, Nature nature, List<Double> real, List<Double> synthetic) {
        return new PairedColumn(name, nature, numbers(real), numbers(synthetic), TextDictionary.of(List.of()));
    }

    private static Side numbers(List<Double> values) {
        return new Side(values.stream().mapToDouble(d -> d).toArray(), new int[0], values.size());
    }

    /**
     * Pairs texts.
     *
     * @param real null where there is no value
     */
    public static PairedColumn ofTexts(String name, List<@Nullable String> real, List<@Nullable String> synthetic) {
        DictionaryBuilder all = new DictionaryBuilder();
        Side left = codes(real, all);
        boolean forms = isForm(left, all.size());
        return paired(name, left, codes(synthetic, all), all.build(), forms);
    }

    private static Side codes(List<@Nullable String> texts, DictionaryBuilder all) {
        int[] codes = new int[texts.size()];
        for (int i = 0; i < codes.length; i++) {
            String text = texts.get(i);
            codes[i] = text == null ? -1 : code(text, all);
        }
        return new Side(new double[0], codes, codes.length);
    }

    private static PairedColumn paired(String name, Side real, Side synthetic, TextDictionary labels, boolean forms) {
        return forms
                ? ofForms(name, real, synthetic, labels)
                : new PairedColumn(name, Nature.CATEGORY, real, synthetic, labels);
    }

    /** Texts of which there is more than one for every two rows name rows rather than classify them. */
    private static boolean isForm(Side side, int distinct) {
        return distinct > MOST_CATEGORIES_OF_FEW_ROWS && distinct > side.values() / 2;
    }

    private static Side numbers(Cells cells) {
        double[] numbers = new double[cells.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = cells.number(i);
        }
        return new Side(numbers, new int[0], numbers.length);
    }

    private static Side codes(Cells cells, DictionaryBuilder all) {
        TextDictionary own = cells.dictionary();
        int[] known = new int[own.size()];
        Arrays.fill(known, -1);
        int[] codes = new int[cells.size()];
        for (int i = 0; i < codes.length; i++) {
            if (cells.isMissing(i)) {
                codes[i] = -1;
            } else if (cells.nature().isContinuous()) {
                codes[i] = code(cells.text(i, own), all);
            } else {
                int code = cells.code(i);
                if (known[code] < 0) {
                    known[code] = all.code(own.bytes(), own.start(code), own.length(code));
                }
                codes[i] = known[code];
            }
        }
        return new Side(new double[0], codes, codes.length);
    }

    private static int code(String text, DictionaryBuilder all) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return all.code(bytes, 0, bytes.length);
    }

    private static PairedColumn ofForms(String name, Side real, Side synthetic, TextDictionary labels) {
        DictionaryBuilder all = new DictionaryBuilder();
        int[] form = new int[labels.size()];
        for (int code = 0; code < form.length; code++) {
            form[code] = code(Mask.of(labels.text(code)).pattern(), all);
        }
        return new PairedColumn(name, Nature.FORM, mapped(real, form), mapped(synthetic, form), all.build());
    }

    private static Side mapped(Side side, int[] form) {
        int[] codes = side.codes().clone();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? -1 : form[codes[i]];
        }
        return new Side(side.numbers(), codes, side.size());
    }

    /** The column by other rows of both sides. */
    PairedColumn rows(int[] realRows, int[] syntheticRows) {
        return new PairedColumn(name, nature, real.rows(realRows), synthetic.rows(syntheticRows), labels);
    }
}
