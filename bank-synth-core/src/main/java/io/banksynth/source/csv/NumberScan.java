package io.banksynth.source.csv;

import java.math.BigInteger;

/**
 * Reads a number's spelling: sign, digits, a decimal point, an exponent. Filled again by every {@link #scan}; holds the
 * value exactly as {@code unscaled() * 10^-scale()} unless it is {@link #floating()}.
 */
final class NumberScan {
    /** Decimal digits that always fit a long. */
    private static final int LONG_DIGITS = 18;

    private char[] text = new char[0];
    private int from;
    private int to;
    private long unscaled;
    private int digits;
    private int wholeDigits;
    private int scale;
    private boolean negative;
    private boolean plain;
    private boolean comma;
    private boolean floating;

    /** Reads {@code [start, end)}; false if it spells no number. A comma is taken for a decimal point. */
    boolean scan(char[] source, int start, int end) {
        text = source;
        from = start;
        to = end;
        unscaled = 0;
        digits = 0;
        wholeDigits = 0;
        scale = 0;
        comma = false;
        floating = false;
        if (start == end) {
            return false;
        }
        int at = start;
        char sign = source[at];
        negative = sign == '-';
        plain = sign != '+';
        if (negative || sign == '+') {
            at++;
        }
        return body(at);
    }

    private boolean body(int start) {
        int at = start;
        while (at < to && isDigit(text[at])) {
            add(text[at++]);
        }
        int spelled = at - start;
        wholeDigits = digits;
        if (spelled > 1 && text[start] == '0') {
            plain = false;
        }
        if (at < to && (text[at] == '.' || text[at] == ',')) {
            comma = text[at] == ',';
            int point = ++at;
            while (at < to && isDigit(text[at])) {
                add(text[at++]);
            }
            scale = at - point;
            if (scale == 0) {
                return false;
            }
        }
        if (spelled + scale == 0) {
            return at == start && word(at);
        }
        return at == to || exponent(at);
    }

    private void add(char digit) {
        if (digits > 0 || digit != '0') {
            if (digits < LONG_DIGITS) {
                unscaled = unscaled * 10 + (digit - '0');
            }
            digits++;
        }
    }

    private boolean exponent(int mark) {
        int at = mark;
        if (comma || (text[at] != 'e' && text[at] != 'E')) {
            return false;
        }
        at++;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        int first = at;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        floating = true;
        return at == to && at > first && at - first <= 4;
    }

    /** NaN and infinity, as Java, Python and databases spell them. */
    private boolean word(int start) {
        int length = to - start;
        if (length != 3 && length != 8) {
            return false;
        }
        String word = new String(text, start, length);
        floating = word.equals("NaN")
                || word.equals("nan")
                || word.equalsIgnoreCase("inf")
                || word.equalsIgnoreCase("infinity");
        return floating;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a database would spell the number so: no plus, no leading zeros. */
    boolean plain() {
        return plain;
    }

    /** Whether the decimal point is a comma. */
    boolean comma() {
        return comma;
    }

    /** Whether it might as well be a whole number with commas between the thousands. */
    boolean likeThousands() {
        return comma && scale == 3 && wholeDigits >= 1 && wholeDigits <= 3;
    }

    /** Whether there is an exponent, or no finite number. */
    boolean floating() {
        return floating;
    }

    /** Significant digits in front of the decimal point. */
    int wholeDigits() {
        return wholeDigits;
    }

    /** Digits behind the decimal point. */
    int scale() {
        return scale;
    }

    boolean fitsLong() {
        return digits <= LONG_DIGITS;
    }

    /** The signed digits without the point, if {@link #fitsLong()}. */
    long unscaled() {
        return negative ? -unscaled : unscaled;
    }

    /** The signed digits without the point, of any length. */
    BigInteger bigUnscaled() {
        if (fitsLong()) {
            return BigInteger.valueOf(unscaled());
        }
        StringBuilder all = new StringBuilder(digits + 1).append(negative ? "-" : "");
        for (int i = from; i < to; i++) {
            if (isDigit(text[i])) {
                all.append(text[i]);
            }
        }
        return new BigInteger(all.toString());
    }

    /** The nearest double. Short decimals are divided exactly (Clinger 1990, the fast path). */
    double toDouble() {
        if (!floating && digits <= 15 && scale <= 22) {
            double magnitude = unscaled / POWERS[scale];
            return negative ? -magnitude : magnitude;
        }
        String word = new String(text, from, to - from).replace(',', '.');
        String tail = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        if (tail.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        if (tail.equalsIgnoreCase("inf") || tail.equalsIgnoreCase("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(word);
    }

    /** The nearest float, from the digits themselves so that nothing is rounded twice. */
    float toFloat() {
        double wide = toDouble();
        if (Double.isNaN(wide) || Double.isInfinite(wide)) {
            return (float) wide;
        }
        return Float.parseFloat(new String(text, from, to - from).replace(',', '.'));
    }

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
}
