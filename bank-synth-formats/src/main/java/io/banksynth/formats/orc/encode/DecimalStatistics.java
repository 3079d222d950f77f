package io.banksynth.formats.orc.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.orc.OrcProto;

/** Least, most and sum of decimals, unscaled in 128 bits; the sum in 192, which no file overflows. */
final class DecimalStatistics extends Statistics<DecimalStatistics> {
    private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

    private final int scale;
    private long leastHigh;
    private long leastLow;
    private long mostHigh;
    private long mostLow;
    private long sumTop;
    private long sumHigh;
    private long sumLow;
    private boolean empty = true;

    DecimalStatistics(int scale) {
        this.scale = scale;
    }

    /** Adds decimals of up to 18 digits. */
    void values(long[] values, int from, int to) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long value = values[i];
            low = Math.min(low, value);
            high = Math.max(high, value);
            add(value >> 63, value >> 63, value);
        }
        if (from < to) {
            bound(low >> 63, low);
            bound(high >> 63, high);
        }
    }

    /** Adds a decimal of up to 38 digits. */
    void value(long high, long low) {
        bound(high, low);
        add(high >> 63, high, low);
    }

    private void add(long top, long high, long low) {
        sumLow += low;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long next = sumHigh + high;
        long nextCarry = Long.compareUnsigned(next, high) < 0 ? 1 : 0;
        sumHigh = next + carry;
        nextCarry += carry == 1 && sumHigh == 0 ? 1 : 0;
        sumTop += top + nextCarry;
    }

    private void bound(long high, long low) {
        if (empty || isLess(high, low, leastHigh, leastLow)) {
            leastHigh = high;
            leastLow = low;
        }
        if (empty || isLess(mostHigh, mostLow, high, low)) {
            mostHigh = high;
            mostLow = low;
        }
        empty = false;
    }

    private static boolean isLess(long high, long low, long thanHigh, long thanLow) {
        return high < thanHigh || (high == thanHigh && Long.compareUnsigned(low, thanLow) < 0);
    }

    @Override
    void mergeValues(DecimalStatistics other) {
        bound(other.leastHigh, other.leastLow);
        bound(other.mostHigh, other.mostLow);
        add(other.sumTop, other.sumHigh, other.sumLow);
    }

    @Override
    void resetValues() {
        sumHigh = 0;
        sumLow = 0;
        sumTop = 0;
        empty = true;
    }

    @Override
    void describe(OrcProto.ColumnStatistics.Builder message) {
        OrcProto.DecimalStatistics.Builder decimals = OrcProto.DecimalStatistics.newBuilder();
        if (count > 0) {
            decimals.setMinimum(text(leastHigh, leastLow)).setMaximum(text(mostHigh, mostLow));
        }
        BigInteger sum = BigInteger.valueOf(sumTop)
                .shiftLeft(2 * Long.SIZE)
                .or(unsigned(sumHigh).shiftLeft(Long.SIZE))
                .or(unsigned(sumLow));
        if (sum.abs().compareTo(LIMIT) < 0) {
            decimals.setSum(text(sum));
        }
        message.setDecimalStatistics(decimals);
    }

    private String text(long high, long low) {
        return text(BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(unsigned(low)));
    }

    /** As Hive spells decimals: without zeros at the end. */
    private String text(BigInteger unscaled) {
        return unscaled.signum() == 0
                ? "0"
                : new BigDecimal(unscaled, scale).stripTrailingZeros().toPlainString();
    }

    private static BigInteger unsigned(long bits) {
        return BigInteger.valueOf(bits >>> 1).shiftLeft(1).or(BigInteger.valueOf(bits & 1));
    }
}
