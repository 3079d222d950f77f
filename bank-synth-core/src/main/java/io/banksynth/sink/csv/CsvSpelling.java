package io.banksynth.sink.csv;

import java.nio.charset.StandardCharsets;

/**
 * How values are spelt that have several spellings. Texts, numbers and dates have one: UTF-8, plain digits, ISO.
 */
enum CsvSpelling {
    /** For people and common tools: {@code true}, {@code 2020-12-31T23:59:59.5Z}, {@code Infinity}. */
    COMMON("true", "false", 'T', "Z", "Infinity"),
    /** For SQL*Loader, which knows no boolean and no {@code T}: {@code 1}, {@code 2020-12-31 23:59:59.5 +00:00}, {@code Inf}. */
    ORACLE("1", "0", ' ', " +00:00", "Inf");

    private final String truth;
    private final String falsity;
    private final char dayDivider;
    private final String utc;
    private final String infinity;

    CsvSpelling(String truth, String falsity, char dayDivider, String utc, String infinity) {
        this.truth = truth;
        this.falsity = falsity;
        this.dayDivider = dayDivider;
        this.utc = utc;
        this.infinity = infinity;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] truth() {
        return ascii(truth);
    }

    byte[] falsity() {
        return ascii(falsity);
    }

    /** What stands between a day and a time. */
    byte dayDivider() {
        return (byte) dayDivider;
    }

    /** What follows a time in UTC. */
    byte[] utc() {
        return ascii(utc);
    }

    /** What follows the sign of an infinite number. */
    byte[] infinity() {
        return ascii(infinity);
    }
}
