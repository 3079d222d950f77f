package io.banksynth.report.measure;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.DoubleStream;

/**
 * Equal steps between two round numbers. Rounded, so that the ends name nobody's value.
 *
 * @param low where the first step begins; whatever lies below counts into it
 * @param high where the last ends
 * @param time whether numbers are seconds since 1970
 */
public record Axis(double low, double high, boolean time) {
    private static final int STEPS = 32;
    private static final double DAY = 86_400;

    /** An axis that holds these bounds. */
    public static Axis between(double least, double most, boolean time) {
        double span = most - least;
        if (!(span > 0)) {
            span = Math.max(1, Math.abs(most) / 10);
        }
        double unit = time ? roundTime(span / 8) : Math.pow(10, Math.floor(Math.log10(span / 4)));
        double low = Math.floor(least / unit) * unit;
        double high = Math.ceil(most / unit) * unit;
        return new Axis(low, high > low ? high : low + unit, time);
    }

    private static double roundTime(double seconds) {
        return seconds < DAY
                ? Math.max(1, Math.pow(10, Math.floor(Math.log10(seconds))))
                : Math.floor(seconds / DAY) * DAY;
    }

    /** The step that a number falls into. */
    int step(double value) {
        return (int) Math.max(0, Math.min(STEPS - 1, Math.floor((value - low) / (high - low) * STEPS)));
    }

    double edge(int step) {
        return low + (high - low) * step / STEPS;
    }

    /** The shares of values in each step. */
    public Distribution distribution(DoubleStream reference, DoubleStream synthetic, double[] missing) {
        return distribution(shares(reference), shares(synthetic), missing);
    }

    Distribution distribution(double[] reference, double[] synthetic, double[] missing) {
        return new Distribution(
                Distribution.Scale.STEPS,
                List.of(label(low), label(high)),
                Arrays.stream(reference).boxed().toList(),
                Arrays.stream(synthetic).boxed().toList(),
                missing[0],
                missing[1]);
    }

    private double[] shares(DoubleStream values) {
        double[] counts = new double[STEPS];
        values.forEach(v -> counts[step(v)]++);
        double all = Math.max(1, Arrays.stream(counts).sum());
        return Arrays.stream(counts).map(c -> c / all).toArray();
    }

    /** The shares of counted numbers in each step. */
    double[] shares(SortedMap<Long, Long> counts) {
        double[] shares = new double[STEPS];
        double all =
                Math.max(1, counts.values().stream().mapToLong(Long::longValue).sum());
        counts.forEach((value, count) -> shares[step(value)] += count / all);
        return shares;
    }

    /**
     * The shares of a distribution function that is known at some points and taken as straight between them.
     *
     * @param points ascending
     * @param upTo share of the values up to each point
     */
    double[] shares(double[] points, double[] upTo) {
        double[] shares = new double[STEPS];
        double before = 0;
        for (int step = 0; step < STEPS; step++) {
            double until = step == STEPS - 1 ? 1 : at(points, upTo, edge(step + 1));
            shares[step] = Math.max(0, until - before);
            before = Math.max(before, until);
        }
        return shares;
    }

    private static double at(double[] points, double[] upTo, double value) {
        if (points.length == 0 || value < points[0]) {
            return 0;
        }
        for (int i = 1; i < points.length; i++) {
            if (value < points[i]) {
                double along = (value - points[i - 1]) / (points[i] - points[i - 1]);
                return upTo[i - 1] + along * (upTo[i] - upTo[i - 1]);
            }
        }
        return 1;
    }

    private String label(double value) {
        if (time) {
            LocalDateTime moment = LocalDateTime.ofEpochSecond((long) Math.floor(value), 0, ZoneOffset.UTC);
            return high - low < 3 * DAY
                    ? moment.toString().replace('T', ' ')
                    : moment.toLocalDate().toString();
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.format(Locale.ROOT, "%,d", (long) value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
