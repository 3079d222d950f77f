package io.banksynth.formats.parquet.encode;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.formats.GrowingBytes;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.BooleanStatistics;
import org.apache.parquet.column.statistics.Statistics;

/** Booleans, a bit each. */
final class TruthChunk extends ColumnChunk {
    private final long[] page;
    private int count;
    private long all;
    private long any;

    TruthChunk(ChunkContext context) {
        super(context);
        this.page = new long[context.pageRows()];
        forgetPage();
    }

    @Override
    void cells(Vector vector, int from, int to) {
        long[] values = ((LongVector) vector).values();
        boolean[] nulls = vector.nulls();
        for (int i = from; i < to; i++) {
            if (!nulls[i]) {
                long bit = values[i] & 1;
                all &= bit;
                any |= bit;
                page[count++] = bit;
            }
        }
    }

    @Override
    Encoding endValues(GrowingBytes target) {
        Packing.pack(page, 0, count, 1, target);
        return Encoding.PLAIN;
    }

    @Override
    void bounds(Statistics<?> statistics) {
        ((BooleanStatistics) statistics).setMinMax(all == 1, any == 1);
    }

    @Override
    void forgetPage() {
        count = 0;
        all = 1;
        any = 0;
    }

    @Override
    int pageBytes() {
        return count / Byte.SIZE;
    }

    @Override
    void forgetGroup() {
        // Nothing is kept of a group.
    }
}
