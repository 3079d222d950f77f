package io.banksynth.model;

/** What a calendar says of a day, counted from 1970-01-01 (proleptic Gregorian). */
public enum CalendarPart {
    /** 1 to 31. */
    DAY_OF_MONTH,
    /** 0 on the last day of a month. */
    DAYS_TO_MONTH_END,
    /** 0 on Monday. */
    WEEKDAY,
    /** 1 to 12. */
    MONTH;

    private static final long DAYS_TO_1970 = 719_468;
    private static final int ERA = 146_097;

    public long of(long day) {
        if (this == WEEKDAY) {
            return Math.floorMod(day + 3, 7);
        }
        long monthDay = monthDay(day);
        int month = (int) (monthDay >> 8 & 0xFF);
        long dayOfMonth = monthDay & 0xFF;
        return switch (this) {
            case DAY_OF_MONTH -> dayOfMonth;
            case MONTH -> month;
            default -> length(monthDay >> 16, month) - dayOfMonth;
        };
    }

    /** The day so many months later, in a shorter month its last day. */
    public static long later(long day, int months) {
        long monthDay = monthDay(day);
        long count = (monthDay >> 16) * 12 + ((monthDay >> 8) & 0xFF) - 1 + months;
        long year = Math.floorDiv(count, 12);
        int month = Math.floorMod(count, 12) + 1;
        return first(year, month) + Math.min(monthDay & 0xFF, length(year, month)) - 1;
    }

    /** How many months the month of a day comes after that of another. */
    public static long monthsBetween(long day, long later) {
        return months(later) - months(day);
    }

    private static long months(long day) {
        long monthDay = monthDay(day);
        return (monthDay >> 16) * 12 + (monthDay >> 8 & 0xFF);
    }

    /** The last day of the month so many months later. */
    public static long monthEnd(long day, int months) {
        long then = later(day - (monthDay(day) & 0xFF) + 1, months);
        long monthDay = monthDay(then);
        return then + length(monthDay >> 16, (int) (monthDay >> 8 & 0xFF)) - 1;
    }

    private static int length(long year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Year, month and day in one number; by the method of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
    private static long monthDay(long day) {
        long z = day + DAYS_TO_1970;
        long era = Math.floorDiv(z, ERA);
        int ofEra = (int) (z - era * ERA);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * ofYear + 2) / 153;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return (year << 16) | ((long) month << 8) | (ofYear - (153 * shifted + 2) / 5 + 1);
    }

    private static long first(long year, int month) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400);
        int yearOfEra = (int) (y - era * 400);
        int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
        long ofEra = yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + ofYear;
        return era * ERA + ofEra - DAYS_TO_1970;
    }
}
