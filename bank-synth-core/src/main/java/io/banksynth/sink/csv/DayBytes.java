package io.banksynth.sink.csv;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads days of four-digit years as {@link DayText} writes them. The last day is kept, since neighbouring rows often share
 * it. Not for several threads at once.
 */
final class DayBytes {
    /** Bytes of {@code 2020-12-31}. */
    static final int LENGTH = 10;

    /** What is no day. */
    static final long NONE = Long.MIN_VALUE;

    private int key = -1;
    private long day = NONE;

    /** The day that ten bytes spell, counted from 1970-01-01. */
    long read(byte[] bytes, int from) {
        int century = two(bytes, from);
        int year = two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int ofMonth = two(bytes, from + 8);
        if ((century | year | month | ofMonth) < 0 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return NONE;
        }
        int asked = ((century * 100 + year) * 100 + month) * 100 + ofMonth;
        if (asked != key) {
            try {
                day = LocalDate.of(century * 100 + year, month, ofMonth).toEpochDay();
            } catch (DateTimeException e) {
                day = NONE;
            }
            key = asked;
        }
        return day;
    }

    /** The number that two digits spell, negative if they are none. */
    static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
