package io.banksynth.source.csv;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one column have in common: fed all its cells, it names the narrowest type that holds every one
 * exactly; numbers with a fraction get two digits more, as far as the same storage has them. Cells are judged without the spaces around them.
 */
final class TypeEvidence {
    private static final int MOST_DIGITS = 38;

    /** Amounts add up to balances that no sample shows. */
    private static final int HEADROOM = 2;

    private final boolean decimalComma;
    private final NumberScan number = new NumberScan();
    private final TemporalScan temporal = new TemporalScan();
    private boolean nulls;
    private boolean emptyTexts;
    private boolean values;
    private boolean mayBeBoolean = true;
    private boolean mayBeNumber = true;
    private boolean mayBeTemporal = true;
    private final OddValues oddNumbers = new OddValues();
    private final OddValues oddDates = new OddValues();

    private boolean floating;
    private boolean commas;
    private boolean points;
    private boolean onlyThousands = true;
    private boolean beyondInt;
    private boolean beyondLong;
    private int wholeDigits;
    private int scale;

    private int orders = DateOrder.ANY;
    private boolean timed;
    private boolean zoned;
    private boolean unzoned;
    private int fraction;

    /**
     * @param decimalComma whether a comma inside a number can only be a decimal comma
     */
    TypeEvidence(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** Whether the cell stands for no value, whatever the column's type. */
    static boolean isNull(char[] text, int from, int to, boolean quoted) {
        return !quoted && (from == to || (to - from == 2 && text[from] == '\\' && text[from + 1] == 'N'));
    }

    void add(char[] text, int start, int stop, boolean quoted) {
        if (isNull(text, start, stop, quoted)) {
            nulls = true;
            return;
        }
        if (start == stop) {
            emptyTexts = true;
            return;
        }
        values = true;
        if (mayBeNumber || mayBeTemporal || mayBeBoolean || oddNumbers.watches() || oddDates.watches()) {
            judge(text, CellText.trimStart(text, start, stop), CellText.trimEnd(text, start, stop));
        }
    }

    private void judge(char[] text, int from, int to) {
        if (from >= to) {
            mayBeNumber = mayBeTemporal = mayBeBoolean = false;
            return;
        }
        if (oddNumbers.watches()) {
            boolean fits = mayBeNumber ? addNumber(text, from, to) : number.scan(text, from, to);
            oddNumbers.add(!fits, text, from, to);
            mayBeNumber &= fits;
        }
        if (oddDates.watches()) {
            boolean fits = mayBeTemporal ? addTemporal(text, from, to) : temporal.scan(text, from, to);
            oddDates.add(!fits, text, from, to);
            mayBeTemporal &= fits;
        }
        mayBeBoolean = mayBeBoolean && CellText.bool(text, from, to) >= 0;
    }

    private boolean addNumber(char[] text, int from, int to) {
        if (!number.scan(text, from, to)) {
            return false;
        }
        if (!number.plain()) {
            oddNumbers.forget();
            return false;
        }
        floating |= number.floating();
        if (number.comma()) {
            commas = true;
            onlyThousands &= number.likeThousands();
        } else if (number.scale() > 0) {
            points = true;
        } else if (!number.floating()) {
            boolean longs = number.fitsLong();
            beyondInt |= !longs || number.unscaled() != (int) number.unscaled();
            beyondLong |= !longs && number.bigUnscaled().bitLength() > 63;
        }
        wholeDigits = Math.max(wholeDigits, number.wholeDigits());
        scale = Math.max(scale, number.scale());
        return !(commas && (points || floating || !decimalComma));
    }

    private boolean addTemporal(char[] text, int from, int to) {
        if (!temporal.scan(text, from, to)) {
            return false;
        }
        orders &= temporal.orders();
        timed |= temporal.timed();
        zoned |= temporal.zoned();
        unzoned |= !temporal.zoned();
        fraction = Math.max(fraction, temporal.fraction());
        return orders != 0 && !(zoned && unzoned);
    }

    /** The column, nullable if a cell stood for no value. */
    Column column(String name) {
        DataType type = type();
        boolean text = type instanceof DataType.Text;
        return new Column(name, type, nulls || (!text && emptyTexts) || !(values || emptyTexts));
    }

    private DataType type() {
        if (!values) {
            return DataType.Text.STRING;
        }
        if (mayBeBoolean) {
            return new DataType.Bool();
        }
        if (mayBeTemporal && !DateOrder.isAmbiguous(orders)) {
            return timed ? new DataType.Timestamp(fraction, zoned) : new DataType.Date();
        }
        return mayBeNumber && !(commas && onlyThousands) ? numberType() : DataType.Text.STRING;
    }

    private DataType numberType() {
        if (floating) {
            return new DataType.Floating(64);
        }
        if (scale == 0 && !beyondLong) {
            return new DataType.Whole(beyondInt ? 64 : 32);
        }
        int precision = Math.max(1, wholeDigits + scale);
        return precision <= MOST_DIGITS ? new DataType.Decimal(roomy(precision), scale) : DataType.Text.STRING;
    }

    private int roomy(int precision) {
        int most = precision <= DataType.Decimal.LONG_DIGITS ? DataType.Decimal.LONG_DIGITS : MOST_DIGITS;
        return scale == 0 ? precision : Math.min(most, precision + HEADROOM);
    }

    /** The order of day and month in this column's dates, or null where they leave it open. */
    @Nullable DateOrder order() {
        if (!mayBeTemporal || !values || DateOrder.isAmbiguous(orders)) {
            return null;
        }
        return DateOrder.only(orders);
    }

    /** Why the values were read as text although they look like another type; null if they do not. */
    @Nullable String doubt() {
        if (!values || mayBeBoolean) {
            return null;
        }
        if (mayBeTemporal && DateOrder.isAmbiguous(orders)) {
            return "its dates do not tell day from month";
        }
        if (mayBeNumber && commas && onlyThousands) {
            return "its commas may stand before thousands or before decimals";
        }
        String numbers = mayBeNumber ? null : oddNumbers.told("numbers");
        return numbers != null || mayBeTemporal ? numbers : oddDates.told("dates");
    }

    /** Whether all values, of which there are some, belong to a family of types other than text. */
    boolean isTyped() {
        return !(type() instanceof DataType.Text);
    }

    /** Whether a word would be a value of this column, which is typed: a number among numbers, a date among dates. */
    boolean wouldHold(String word) {
        char[] text = word.toCharArray();
        if (mayBeBoolean) {
            return CellText.bool(text, 0, text.length) >= 0;
        }
        return mayBeNumber ? number.scan(text, 0, text.length) : temporal.scan(text, 0, text.length);
    }
}
