package io.banksynth.formats.orc.encode;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import java.io.IOException;
import java.util.List;
import org.apache.orc.OrcProto;

/** Timestamps: seconds since 2015 in UTC, and nanoseconds of the second without the zeros at their end. */
final class TimestampColumn extends ColumnEncoder<TimestampStatistics> {
    /** 2015-01-01 00:00:00 UTC in seconds since 1970. */
    private static final long BASE = 1_420_070_400L;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final OrcStream data;
    private final OrcStream secondary;
    private final IntegerRuns seconds;
    private final IntegerRuns fractions;
    private long[] second = {};
    private long[] fraction = {};

    TimestampColumn(ColumnContext context) {
        super(context, new TimestampStatistics(), new TimestampStatistics(), new TimestampStatistics());
        this.data = context.stream();
        this.secondary = context.stream();
        this.seconds = new IntegerRuns(data, true);
        this.fractions = new IntegerRuns(secondary, false);
    }

    @Override
    void values(Vector vector, int from, int to) throws IOException {
        valuesBetweenNulls(vector, from, to);
    }

    @Override
    void valuesBetweenNulls(Vector vector, int from, int to) throws IOException {
        if (second.length < to - from) {
            second = new long[vector.capacity()];
            fraction = new long[vector.capacity()];
        }
        boolean[] nulls = vector.nulls();
        int n = 0;
        if (vector instanceof WideVector wide) {
            for (int i = from; i < to; i++) {
                if (!nulls[i]) {
                    put(n++, wide.high()[i], (int) wide.low()[i]);
                }
            }
        } else {
            long[] micros = ((LongVector) vector).values();
            for (int i = from; i < to; i++) {
                if (!nulls[i]) {
                    long whole = Math.floorDiv(micros[i], MICROS_PER_SECOND);
                    put(n++, whole, (int) (micros[i] - whole * MICROS_PER_SECOND) * 1_000);
                }
            }
        }
        seconds.write(second, 0, n);
        fractions.write(fraction, 0, n);
    }

    private void put(int n, long whole, int nanos) {
        // Rounded towards zero where the fraction reaches a millisecond: readers take the second off again.
        long stored = whole < 0 && nanos >= NANOS_PER_MILLI ? whole + 1 : whole;
        second[n] = stored - BASE;
        fraction[n] = fraction(nanos);
        stride.value(stored, nanos);
        if (bloom != null) {
            long millis = stored * 1_000 + nanos / NANOS_PER_MILLI;
            bloom.addLong(millis < 0 && nanos >= NANOS_PER_MILLI ? millis - 1_000 : millis);
        }
    }

    /** Digits above three bits that say how many zeros were dropped: none, or their number less one. */
    private static long fraction(int nanos) {
        if (nanos == 0) {
            return 0;
        }
        if (nanos % 100 != 0) {
            return (long) nanos << 3;
        }
        int digits = nanos / 100;
        int dropped = 1;
        while (dropped < 7 && digits % 10 == 0) {
            digits /= 10;
            dropped++;
        }
        return ((long) digits << 3) | dropped;
    }

    @Override
    int recordPositions(long[] target, int at) {
        return fractions.recordPosition(target, seconds.recordPosition(target, at));
    }

    @Override
    void finish() throws IOException {
        seconds.flush();
        fractions.flush();
    }

    @Override
    void addStreams(List<Named> streams) {
        streams.add(new Named(OrcProto.Stream.Kind.DATA, data));
        streams.add(new Named(OrcProto.Stream.Kind.SECONDARY, secondary));
    }

    @Override
    OrcProto.ColumnEncoding.Builder encoding() {
        return OrcProto.ColumnEncoding.newBuilder().setKind(OrcProto.ColumnEncoding.Kind.DIRECT_V2);
    }
}
