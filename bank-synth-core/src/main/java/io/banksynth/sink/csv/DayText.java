package io.banksynth.sink.csv;

import java.time.LocalDate;

/**
 * Writes days of the proleptic Gregorian calendar as {@code 2020-12-31}. The last day's text is kept, since neighbouring rows
 * often share it. Not for several threads at once.
 */
final class DayText {
    /** Bytes of a sign, a year of nine digits, month and day. */
    static final int LONGEST = 16;

    private final byte[] text = new byte[LONGEST];
    private int length;
    private long day = Long.MIN_VALUE;

    /** Writes a day, counted from 1970-01-01, and returns the position behind it. */
    int write(byte[] buffer, int at, long epochDay) {
        if (epochDay != day) {
            spell(epochDay);
        }
        System.arraycopy(text, 0, buffer, at, length);
        return at + length;
    }

    private void spell(long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        int to = 0;
        if (date.getYear() < 0) {
            text[to++] = '-';
        }
        to = Digits.unsigned(text, to, Math.abs(date.getYear()), 4);
        text[to++] = '-';
        to = Digits.two(text, to, date.getMonthValue());
        text[to++] = '-';
        length = Digits.two(text, to, date.getDayOfMonth());
        day = epochDay;
    }
}
