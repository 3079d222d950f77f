package io.banksynth.source.statistics;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.math.BigInteger;
import java.util.Locale;

/** Makes key values up: as many different ones as are asked for, between the least and the greatest where these are known. */
final class KeyMaker {
    private static final BigInteger LARGEST = BigInteger.valueOf(1L << 53);

    private KeyMaker() {}

    /**
     * The value of a row.
     *
     * @param rows all of them, each with a value of its own
     */
    static String value(Column column, ColumnSummary summary, long row, long rows) {
        ValueMaker maker = new ValueMaker(column.type(), summary, rows);
        if (column.type() instanceof DataType.Text text) {
            return text(maker, text, summary, row, rows);
        }
        if (column.type() instanceof DataType.Binary) {
            return String.format(Locale.ROOT, "%016x", row + 1);
        }
        double[] ends = maker.ends();
        double least = ends.length == 0 ? 1 : ends[0];
        // Values lie as close as in the table, so that gaps between them are kept.
        double step = ends.length == 0 || summary.distinct() < 2
                ? unit(column.type())
                : Math.max(unit(column.type()), Math.floor((ends[1] - ends[0]) / (summary.distinct() - 1)));
        return ValueMaker.spelt(least + row * step, column.type());
    }

    private static double unit(DataType type) {
        return type instanceof DataType.Timestamp ? 1e6 : 1;
    }

    /** A number of fixed length behind the letters that values begin with. */
    private static String text(ValueMaker maker, DataType.Text type, ColumnSummary summary, long row, long rows) {
        String shape = maker.shape().orElse("");
        int letters = 0;
        while (letters < shape.length() && !Character.isDigit(shape.charAt(letters))) {
            letters++;
        }
        boolean counted = letters < shape.length()
                && shape.substring(letters).chars().allMatch(Character::isDigit)
                && new BigInteger("9".repeat(shape.length() - letters)).compareTo(BigInteger.valueOf(rows)) >= 0;
        if (counted) {
            BigInteger first = new BigInteger(shape.substring(letters)).min(LARGEST);
            BigInteger most = BigInteger.TEN.pow(shape.length() - letters);
            BigInteger number = first.add(BigInteger.valueOf(row)).mod(most);
            return shape.substring(0, letters) + padded(number, shape.length() - letters);
        }
        int usual = summary.width() == 0 ? 10 : summary.width();
        int digits =
                Math.max(Long.toString(rows).length(), Math.min(type.length() == 0 ? usual : type.length(), usual));
        return padded(BigInteger.valueOf(row + 1), digits);
    }

    private static String padded(BigInteger number, int digits) {
        String text = number.toString();
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
