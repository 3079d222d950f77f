package io.banksynth.formats.orc.encode;

import org.apache.orc.OrcProto;

/** Least and most of timestamps. */
final class TimestampStatistics extends Statistics<TimestampStatistics> {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int MOST_NANOS = 999_999;

    private long leastMillis = Long.MAX_VALUE;
    private int leastNanos;
    private long mostMillis = Long.MIN_VALUE;
    private int mostNanos;

    /**
     * @param second as stored, rounded towards zero
     * @param nanos of the second
     */
    void value(long second, int nanos) {
        long millis = second * 1_000 + nanos / NANOS_PER_MILLI;
        if (millis < 0 && nanos >= NANOS_PER_MILLI) {
            millis -= 1_000;
        }
        bound(millis, nanos % NANOS_PER_MILLI, millis, nanos % NANOS_PER_MILLI);
    }

    private void bound(long low, int lowNanos, long high, int highNanos) {
        if (low < leastMillis || (low == leastMillis && lowNanos < leastNanos)) {
            leastMillis = low;
            leastNanos = lowNanos;
        }
        if (high > mostMillis || (high == mostMillis && highNanos > mostNanos)) {
            mostMillis = high;
            mostNanos = highNanos;
        }
    }

    @Override
    void mergeValues(TimestampStatistics other) {
        bound(other.leastMillis, other.leastNanos, other.mostMillis, other.mostNanos);
    }

    @Override
    void resetValues() {
        leastMillis = Long.MAX_VALUE;
        leastNanos = 0;
        mostMillis = Long.MIN_VALUE;
        mostNanos = 0;
    }

    @Override
    void describe(OrcProto.ColumnStatistics.Builder message) {
        OrcProto.TimestampStatistics.Builder timestamps = OrcProto.TimestampStatistics.newBuilder();
        if (count > 0) {
            timestamps.setMinimumUtc(leastMillis).setMaximumUtc(mostMillis);
            if (leastNanos != 0) {
                timestamps.setMinimumNanos(leastNanos + 1);
            }
            if (mostNanos != MOST_NANOS) {
                timestamps.setMaximumNanos(mostNanos + 1);
            }
        }
        message.setTimestampStatistics(timestamps);
    }
}
