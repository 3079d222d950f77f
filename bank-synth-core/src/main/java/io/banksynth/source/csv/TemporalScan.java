package io.banksynth.source.csv;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads a date, with or without a time of day and an offset from UTC. Filled again by every {@link #scan}.
 *
 * <p>Dates: {@code 2020-12-31} and {@code 31.12.2020}, with {@code - / .} between the numbers, or {@code 31-DEC-2020}.
 * Where day and month are both numbers, the year is not first and no dot says that the day is, both orders are offered.
 * Years have four digits: two leave the century open. Times: {@code T} or a space, {@code 23:59}, {@code 23:59:59} and up
 * to nine digits of the second. Offsets: {@code Z}, {@code +01}, {@code +0100}, {@code +01:00}.
 */
final class TemporalScan {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    private char[] text = new char[0];
    private int at;
    private int end;
    private int year;
    private int first;
    private int second;
    private int orders;
    private boolean timed;
    private int secondOfDay;
    private int nanos;
    private int fraction;
    private boolean zoned;
    private int offsetSeconds;

    /** Reads {@code [from, to)}; false if it spells no date under any order. */
    boolean scan(char[] source, int from, int to) {
        text = source;
        at = from;
        end = to;
        timed = false;
        secondOfDay = 0;
        nanos = 0;
        fraction = 0;
        zoned = false;
        offsetSeconds = 0;
        if (to - from < 8 || !date()) {
            return false;
        }
        boolean whole = at == end || (time() && (at == end || offset()));
        return whole && at == end;
    }

    private boolean date() {
        int before = at;
        int number = number(4);
        int length = at - before;
        if (length == 0 || at >= end) {
            return false;
        }
        char separator = text[at++];
        if (separator != '-' && separator != '/' && separator != '.' && separator != ' ') {
            return false;
        }
        if (length == 4) {
            return yearFirst(number, separator);
        }
        if (length > 2) {
            return false;
        }
        boolean digit = at < end && isDigit(text[at]);
        return digit ? yearLast(number, separator) : named(number, separator);
    }

    private boolean yearFirst(int number, char separator) {
        year = number;
        first = number(2);
        boolean divided = separator != ' ' && at < end && text[at++] == separator;
        second = divided && at < end && isDigit(text[at]) ? number(2) : 0;
        orders = isDay(first, second) ? DateOrder.YEAR_FIRST.bit() : 0;
        return orders != 0;
    }

    private boolean yearLast(int number, char separator) {
        first = number;
        second = number(2);
        if (separator == ' ' || at >= end || text[at++] != separator || !year()) {
            return false;
        }
        boolean monthFirst = separator != '.' && isDay(first, second);
        orders =
                (isDay(second, first) ? DateOrder.DAY_FIRST.bit() : 0) | (monthFirst ? DateOrder.MONTH_FIRST.bit() : 0);
        return orders != 0;
    }

    private boolean named(int day, char separator) {
        if (separator == '.' || at + 3 >= end) {
            return false;
        }
        int month = month();
        at += 3;
        first = day;
        second = month;
        if (month == 0 || text[at++] != separator || !year()) {
            return false;
        }
        orders = isDay(month, day) ? DateOrder.DAY_FIRST.bit() : 0;
        return orders != 0;
    }

    private boolean year() {
        int before = at;
        year = number(4);
        return at - before == 4;
    }

    private int month() {
        for (int m = 0; m < 12; m++) {
            boolean same = true;
            for (int i = 0; i < 3; i++) {
                same &= (text[at + i] & ~0x20) == MONTHS.charAt(m * 3 + i);
            }
            if (same) {
                return m + 1;
            }
        }
        return 0;
    }

    private boolean isDay(int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        return day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }

    private boolean time() {
        char separator = text[at++];
        if (separator != 'T' && separator != ' ') {
            return false;
        }
        int hours = pair();
        int minutes = at < end && text[at++] == ':' ? pair() : -1;
        int seconds = 0;
        if (at < end && text[at] == ':') {
            at++;
            seconds = pair();
            if (seconds >= 0 && at < end && (text[at] == '.' || text[at] == ',') && !readFraction()) {
                return false;
            }
        }
        timed = true;
        secondOfDay = (hours * 60 + minutes) * 60 + seconds;
        return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
    }

    private boolean readFraction() {
        int before = ++at;
        int value = number(9);
        fraction = at - before;
        for (int i = fraction; i < 9; i++) {
            value *= 10;
        }
        nanos = value;
        return fraction > 0;
    }

    private boolean offset() {
        if (text[at] == ' ' && at + 1 < end) {
            at++;
        }
        char sign = text[at++];
        zoned = true;
        if (sign == 'Z') {
            return true;
        }
        if (sign != '+' && sign != '-') {
            return false;
        }
        int hours = pair();
        int minutes = 0;
        if (at < end) {
            at += text[at] == ':' ? 1 : 0;
            minutes = pair();
        }
        offsetSeconds = (hours * 60 + minutes) * 60 * (sign == '-' ? -1 : 1);
        return hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
    }

    /** The next two digits, -1 if there are fewer. */
    private int pair() {
        int before = at;
        int value = number(2);
        return at - before == 2 ? value : -1;
    }

    private int number(int most) {
        int value = 0;
        int stop = Math.min(end, at + most);
        while (at < stop && isDigit(text[at])) {
            value = value * 10 + (text[at++] - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The orders under which the text is a date, as a mask. */
    int orders() {
        return orders;
    }

    /** Whether a time of day was given. */
    boolean timed() {
        return timed;
    }

    /** Whether an offset from UTC was given. */
    boolean zoned() {
        return zoned;
    }

    /** Digits of the second behind the point. */
    int fraction() {
        return fraction;
    }

    /** Nanoseconds of the second. */
    int nanos() {
        return nanos;
    }

    boolean atMidnight() {
        return secondOfDay == 0 && nanos == 0;
    }

    /**
     * Days since 1970-01-01.
     *
     * @param order one of {@link #orders()}
     */
    long epochDay(DateOrder order) {
        int month = order == DateOrder.DAY_FIRST ? second : first;
        int day = order == DateOrder.DAY_FIRST ? first : second;
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            throw new IllegalStateException("The order was not offered: " + order, e);
        }
    }

    /** Seconds since 1970-01-01 00:00:00, in UTC where an offset was given. */
    long epochSecond(DateOrder order) {
        return epochDay(order) * 86_400L + secondOfDay - offsetSeconds;
    }

    /** Nanoseconds in a unit of the given number of digits of the second: 1,000 for 6 digits. */
    static long nanosPerUnit(int digits) {
        long unit = NANOS_PER_SECOND;
        for (int i = 0; i < digits; i++) {
            unit /= 10;
        }
        return unit;
    }
}
