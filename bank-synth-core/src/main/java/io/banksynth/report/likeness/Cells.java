package io.banksynth.report.likeness;

import io.banksynth.batch.CellText;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DictionaryBuilder;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathered cells of one column: numbers, or numbered texts. Grows; not safe for use by several threads. */
final class Cells {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double MICROS = 1e6;
    private static final double NANOS = 1e9;

    private final DataType type;
    private final Nature nature;
    private final double divisor;
    private double[] numbers = new double[0];
    private int[] codes = new int[0];
    private final DictionaryBuilder texts = new DictionaryBuilder();
    private int size;

    Cells(DataType type) {
        this.type = type;
        this.nature = Nature.of(type);
        this.divisor = divisor(type);
    }

    /** What a stored number is divided by to give the one that people mean. */
    private static double divisor(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return Math.pow(10, decimal.scale());
        }
        return type instanceof DataType.Timestamp ? MICROS : 1;
    }

    Nature nature() {
        return nature;
    }

    int size() {
        return size;
    }

    /** The number in a row; NaN where it has no value, or where these are texts. */
    double number(int row) {
        return numbers[row];
    }

    /** The number of the text in a row, by first appearance; -1 where it has none. */
    int code(int row) {
        return codes[row];
    }

    /** The texts by their numbers. */
    TextDictionary dictionary() {
        return texts.build();
    }

    /** Appends some rows of a vector. */
    void add(Vector vector, int[] rows, int n) {
        if (nature.isContinuous()) {
            reserveNumbers(n);
            for (int k = 0; k < n; k++) {
                int i = rows[k];
                numbers[size + k] = vector.nulls()[i] ? Double.NaN : number(vector, i);
            }
        } else {
            reserveCodes(n);
            for (int k = 0; k < n; k++) {
                int i = rows[k];
                codes[size + k] = vector.nulls()[i] ? -1 : code(vector, i);
            }
        }
        size += n;
    }

    private void reserveNumbers(int n) {
        if (size + n > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(size + n, numbers.length * 2));
        }
    }

    private void reserveCodes(int n) {
        if (size + n > codes.length) {
            codes = Arrays.copyOf(codes, Math.max(size + n, codes.length * 2));
        }
    }

    private double number(Vector vector, int i) {
        if (vector instanceof LongVector longs) {
            long value = longs.values()[i];
            return type instanceof DataType.Date ? value * SECONDS_PER_DAY : value / divisor;
        }
        if (vector instanceof DoubleVector doubles) {
            return doubles.values()[i];
        }
        WideVector wide = (WideVector) vector;
        if (type instanceof DataType.Decimal decimal) {
            return new BigDecimal(CellText.wide(wide.high()[i], wide.low()[i]), decimal.scale()).doubleValue();
        }
        return wide.high()[i] + wide.low()[i] / NANOS;
    }

    private int code(Vector vector, int i) {
        if (vector instanceof TextVector text) {
            return texts.code(text.arena(), text.start()[i], text.length()[i]);
        }
        if (vector instanceof CodeVector coded) {
            TextDictionary theirs = coded.dictionary();
            int code = coded.codes()[i];
            return texts.code(theirs.bytes(), theirs.start(code), theirs.length(code));
        }
        byte[] text = CellText.text(vector, i, type).getBytes(StandardCharsets.UTF_8);
        return texts.code(text, 0, text.length);
    }

    /** Appends all cells of another part of the same column. */
    void add(Cells part) {
        if (nature.isContinuous()) {
            reserveNumbers(part.size);
            System.arraycopy(part.numbers, 0, numbers, size, part.size);
        } else {
            reserveCodes(part.size);
            TextDictionary theirs = part.dictionary();
            int[] ours = new int[theirs.size()];
            for (int code = 0; code < ours.length; code++) {
                ours[code] = texts.code(theirs.bytes(), theirs.start(code), theirs.length(code));
            }
            for (int i = 0; i < part.size; i++) {
                codes[size + i] = part.codes[i] < 0 ? -1 : ours[part.codes[i]];
            }
        }
        size += part.size;
    }

    /** The text of a row as it is compared with texts of another data set, where the types differ. */
    String text(int row, TextDictionary dictionary) {
        if (!nature.isContinuous()) {
            return dictionary.text(codes[row]);
        }
        String text = CellText.number(numbers[row]);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    boolean isMissing(int row) {
        return nature.isContinuous() ? Double.isNaN(numbers[row]) : codes[row] < 0;
    }
}
