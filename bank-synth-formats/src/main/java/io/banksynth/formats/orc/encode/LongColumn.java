package io.banksynth.formats.orc.encode;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import java.io.IOException;

/**
 * A column whose cells lie in one array of longs: cells between nulls are gathered first, so that what follows sees values only.
 *
 * @param <S> the statistics of the column's type
 */
abstract class LongColumn<S extends Statistics<S>> extends ColumnEncoder<S> {
    private long[] gathered = {};

    LongColumn(ColumnContext context, S stride, S stripe, S file) {
        super(context, stride, stripe, file);
    }

    @Override
    final void values(Vector vector, int from, int to) throws IOException {
        longs(((LongVector) vector).values(), from, to);
    }

    @Override
    final void valuesBetweenNulls(Vector vector, int from, int to) throws IOException {
        if (gathered.length < to - from) {
            gathered = new long[vector.capacity()];
        }
        long[] values = ((LongVector) vector).values();
        boolean[] nulls = vector.nulls();
        int n = 0;
        for (int i = from; i < to; i++) {
            gathered[n] = values[i];
            n += nulls[i] ? 0 : 1;
        }
        longs(gathered, 0, n);
    }

    /** Encodes values. */
    abstract void longs(long[] values, int from, int to) throws IOException;
}
