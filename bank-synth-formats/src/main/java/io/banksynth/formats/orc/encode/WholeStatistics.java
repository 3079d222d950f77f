package io.banksynth.formats.orc.encode;

import org.apache.orc.OrcProto;

/** Least, most and sum of integers; of days, least and most. */
final class WholeStatistics extends Statistics<WholeStatistics> {
    /** Numbers below that can be added in any batch without overflow. */
    private static final long SAFE = 1L << 40;

    private final boolean days;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;
    private long sum;
    private boolean overflown;

    private WholeStatistics(boolean days) {
        this.days = days;
    }

    static WholeStatistics ofNumbers() {
        return new WholeStatistics(false);
    }

    static WholeStatistics ofDays() {
        return new WholeStatistics(true);
    }

    void values(long[] values, int from, int to) {
        long low = least;
        long high = most;
        long total = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            low = Math.min(low, value);
            high = Math.max(high, value);
            total += value;
        }
        least = low;
        most = high;
        if (low > -SAFE && high < SAFE) {
            add(total);
        } else {
            for (int i = from; i < to; i++) {
                add(values[i]);
            }
        }
    }

    private void add(long value) {
        long next = sum + value;
        overflown |= ((sum ^ next) & (value ^ next)) < 0;
        sum = next;
    }

    @Override
    void mergeValues(WholeStatistics other) {
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        overflown |= other.overflown;
        add(other.sum);
    }

    @Override
    void resetValues() {
        least = Long.MAX_VALUE;
        most = Long.MIN_VALUE;
        sum = 0;
        overflown = false;
    }

    @Override
    void describe(OrcProto.ColumnStatistics.Builder message) {
        if (days) {
            OrcProto.DateStatistics.Builder dates = OrcProto.DateStatistics.newBuilder();
            if (count > 0) {
                dates.setMinimum((int) least).setMaximum((int) most);
            }
            message.setDateStatistics(dates);
            return;
        }
        OrcProto.IntegerStatistics.Builder numbers = OrcProto.IntegerStatistics.newBuilder();
        if (count > 0) {
            numbers.setMinimum(least).setMaximum(most);
        }
        if (!overflown) {
            numbers.setSum(sum);
        }
        message.setIntStatistics(numbers);
    }
}
