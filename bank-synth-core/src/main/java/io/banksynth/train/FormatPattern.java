package io.banksynth.train;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.Mask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that a policy gives to a column: {@code 9} is a digit, {@code A} a capital, {@code X} a capital or a digit; every
 * other character, and every character behind a backslash, stands for itself.
 *
 * @param where the column, for messages
 */
record FormatPattern(String pattern, String where) {
    private static final Pattern NUMBER = Pattern.compile("([0-8]*)(9{1,18})(?:\\.(9{1,18}))?");
    private static final Pattern DAY = Pattern.compile("9999([-./])99\\1(99)|(99)([-./])99\\4(9999)");

    /** The mask of texts; small letters are literals here. */
    Mask mask() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                if (i + 1 == pattern.length()) {
                    throw refused("it ends in a backslash");
                }
                out.append(Mask.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                out.append(c == 'a' || c == 'x' ? Mask.quote(String.valueOf(c)) : String.valueOf(c));
            }
        }
        return new Mask(out.toString());
    }

    /** Whether days are spelled so. */
    boolean isDay() {
        return DAY.matcher(pattern).matches();
    }

    /** The numbers from {@code [0]} on and below {@code [1]} that have this form, in units of the last decimal. */
    long[] range(int decimals) {
        Matcher m = NUMBER.matcher(pattern);
        if (!m.matches()) {
            throw refused(
                    "the column holds numbers, whose patterns are 9s with digits in front, as in 9999 or 4999.99");
        }
        int fraction = m.group(3) == null ? 0 : m.group(3).length();
        int digits = m.group(2).length() + decimals;
        long lead = m.group(1).isEmpty() ? 0 : Long.parseLong(m.group(1));
        if (fraction > decimals || digits + m.group(1).length() > 18) {
            throw refused("the column holds " + decimals + " decimals and at most 18 digits");
        }
        long size = FormLearner.power(digits);
        return lead > 0
                ? new long[] {lead * size, lead * size + size}
                : new long[] {m.group(2).length() == 1 ? 0 : size / 10, size};
    }

    private BankSynthException refused(String reason) {
        return BankSynthException.usage("Cannot use format_pattern " + pattern + " of " + where + ": " + reason);
    }
}
