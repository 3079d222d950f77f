package io.banksynth.formats.parquet.encode;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.Vector;
import io.banksynth.formats.GrowingBytes;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.DoubleStatistics;
import org.apache.parquet.column.statistics.FloatStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Floating-point numbers of 32 or 64 bits. */
final class FloatingChunk extends ColumnChunk {
    private static final BlockSplitBloomFilter HASHER =
            new BlockSplitBloomFilter(BlockSplitBloomFilter.LOWER_BOUND_BYTES);

    private final boolean isFloat;
    private final GrowingBytes page = new GrowingBytes();
    private double least;
    private double most;

    FloatingChunk(ChunkContext context) {
        super(context);
        this.isFloat = context.type().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
        forgetPage();
    }

    @Override
    void cells(Vector vector, int from, int to) {
        double[] values = ((DoubleVector) vector).values();
        boolean[] nulls = vector.nulls();
        byte[] bytes = page.room((to - from) * Long.BYTES);
        int at = page.length();
        double low = least;
        double high = most;
        for (int i = from; i < to; i++) {
            if (nulls[i]) {
                continue;
            }
            double value = values[i];
            // A value that is no number makes both bounds none, and readers then trust neither.
            low = Math.min(low, value);
            high = Math.max(high, value);
            if (isFloat) {
                Packing.INTS.set(bytes, at, Float.floatToIntBits((float) value));
                at += Integer.BYTES;
            } else {
                Packing.LONGS.set(bytes, at, Double.doubleToLongBits(value));
                at += Long.BYTES;
            }
            if (context.bloomFalsePositives() > 0) {
                hash(isFloat ? HASHER.hash((float) value) : HASHER.hash(value));
            }
        }
        page.end(at);
        least = low;
        most = high;
    }

    @Override
    Encoding endValues(GrowingBytes target) {
        target.append(page.array(), 0, page.length());
        return Encoding.PLAIN;
    }

    @Override
    void bounds(Statistics<?> statistics) {
        // Zero has two spellings: the bounds take in both.
        double low = least == 0 ? -0.0 : least;
        double high = most == 0 ? 0.0 : most;
        if (statistics instanceof FloatStatistics floats) {
            floats.setMinMax((float) low, (float) high);
        } else {
            ((DoubleStatistics) statistics).setMinMax(low, high);
        }
    }

    @Override
    void forgetPage() {
        page.clear();
        least = Double.POSITIVE_INFINITY;
        most = Double.NEGATIVE_INFINITY;
    }

    @Override
    int pageBytes() {
        return page.length();
    }

    @Override
    void forgetGroup() {
        // Nothing is kept of a group.
    }
}
