package io.banksynth.formats.orc.encode;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.Vector;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.orc.OrcProto;

/** Floating-point numbers of 32 or 64 bits, their bytes lowest first. */
final class FloatingColumn extends ColumnEncoder<FloatingStatistics> {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final boolean isFloat;
    private final OrcStream data;
    private double[] gathered = {};

    FloatingColumn(ColumnContext context, int bits) {
        super(context, new FloatingStatistics(), new FloatingStatistics(), new FloatingStatistics());
        this.isFloat = bits == 32;
        this.data = context.stream();
    }

    @Override
    void values(Vector vector, int from, int to) throws IOException {
        doubles(((DoubleVector) vector).values(), from, to);
    }

    @Override
    void valuesBetweenNulls(Vector vector, int from, int to) throws IOException {
        if (gathered.length < to - from) {
            gathered = new double[vector.capacity()];
        }
        double[] values = ((DoubleVector) vector).values();
        boolean[] nulls = vector.nulls();
        int n = 0;
        for (int i = from; i < to; i++) {
            gathered[n] = values[i];
            n += nulls[i] ? 0 : 1;
        }
        doubles(gathered, 0, n);
    }

    private void doubles(double[] values, int from, int to) throws IOException {
        stride.values(values, from, to);
        byte[] target = data.room((to - from) * Long.BYTES);
        int at = data.at();
        if (isFloat) {
            for (int i = from; i < to; i++) {
                INTS.set(target, at, Float.floatToIntBits((float) values[i]));
                at += Integer.BYTES;
            }
        } else {
            for (int i = from; i < to; i++) {
                LONGS.set(target, at, Double.doubleToLongBits(values[i]));
                at += Long.BYTES;
            }
        }
        data.end(at);
        if (bloom != null) {
            for (int i = from; i < to; i++) {
                bloom.addDouble(values[i]);
            }
        }
    }

    @Override
    int recordPositions(long[] target, int at) {
        return data.recordPosition(target, at);
    }

    @Override
    void finish() {
        // Nothing is gathered.
    }

    @Override
    void addStreams(List<Named> streams) {
        streams.add(new Named(OrcProto.Stream.Kind.DATA, data));
    }

    @Override
    OrcProto.ColumnEncoding.Builder encoding() {
        return OrcProto.ColumnEncoding.newBuilder().setKind(OrcProto.ColumnEncoding.Kind.DIRECT);
    }
}
