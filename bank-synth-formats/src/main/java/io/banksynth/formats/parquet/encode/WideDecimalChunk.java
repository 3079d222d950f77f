package io.banksynth.formats.parquet.encode;

import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.formats.GrowingBytes;
import io.banksynth.formats.WideNumber;
import java.util.Arrays;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.io.api.Binary;

/** Decimals of more than 18 digits: the shortest two's complement that holds the type, highest byte first. */
final class WideDecimalChunk extends ColumnChunk {
    private static final BlockSplitBloomFilter HASHER =
            new BlockSplitBloomFilter(BlockSplitBloomFilter.LOWER_BOUND_BYTES);

    private final int length;
    private final byte[] number = new byte[WideNumber.BYTES];
    private final GrowingBytes page = new GrowingBytes();
    private boolean empty = true;
    private long leastHigh;
    private long leastLow;
    private long mostHigh;
    private long mostLow;

    WideDecimalChunk(ChunkContext context) {
        super(context);
        this.length = context.type().getTypeLength();
    }

    @Override
    void cells(Vector vector, int from, int to) {
        WideVector wide = (WideVector) vector;
        boolean[] nulls = wide.nulls();
        for (int i = from; i < to; i++) {
            if (!nulls[i]) {
                long high = wide.high()[i];
                long low = wide.low()[i];
                WideNumber.toBytes(high, low, number, 0);
                page.append(number, WideNumber.BYTES - length, length);
                bound(high, low);
                if (context.bloomFalsePositives() > 0) {
                    hash(HASHER.hash(Binary.fromReusedByteArray(number, WideNumber.BYTES - length, length)));
                }
            }
        }
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
    Encoding endValues(GrowingBytes target) {
        target.append(page.array(), 0, page.length());
        return Encoding.PLAIN;
    }

    @Override
    void bounds(Statistics<?> statistics) {
        statistics.updateStats(binary(leastHigh, leastLow));
        statistics.updateStats(binary(mostHigh, mostLow));
    }

    private Binary binary(long high, long low) {
        WideNumber.toBytes(high, low, number, 0);
        return Binary.fromConstantByteArray(Arrays.copyOfRange(number, WideNumber.BYTES - length, WideNumber.BYTES));
    }

    @Override
    void forgetPage() {
        page.clear();
        empty = true;
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
