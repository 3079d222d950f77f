package io.banksynth.formats.parquet.encode;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.error.BankSynthException;
import io.banksynth.formats.GrowingBytes;
import io.banksynth.schema.Column;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Everything that lies in 32 or 64 bits: integers, days, decimals of up to 18 digits, timestamps. */
final class WholeChunk extends ColumnChunk {
    private static final BlockSplitBloomFilter HASHER =
            new BlockSplitBloomFilter(BlockSplitBloomFilter.LOWER_BOUND_BYTES);

    private final Column column;
    private final int bits;
    private final long[] page;
    private final long[] codes;
    private final WindowDictionary dictionary = new WindowDictionary();
    private final Deltas deltas = new Deltas();
    private final GrowingBytes trial = new GrowingBytes();
    private int count;
    private long least;
    private long most;

    WholeChunk(ChunkContext context, Column column) {
        super(context);
        this.column = column;
        this.bits = context.type().getPrimitiveTypeName() == PrimitiveTypeName.INT32 ? Integer.SIZE : Long.SIZE;
        this.page = new long[context.pageRows()];
        this.codes = new long[context.pageRows()];
    }

    @Override
    void cells(Vector vector, int from, int to) {
        int before = count;
        boolean[] nulls = vector.nulls();
        if (vector instanceof WideVector wide) {
            for (int i = from; i < to; i++) {
                if (!nulls[i]) {
                    page[count++] = nanos(wide.high()[i], wide.low()[i]);
                }
            }
        } else {
            long[] values = ((LongVector) vector).values();
            if (vector.hasNulls()) {
                for (int i = from; i < to; i++) {
                    if (!nulls[i]) {
                        page[count++] = values[i];
                    }
                }
            } else {
                System.arraycopy(values, from, page, count, to - from);
                count += to - from;
            }
        }
        if (context.bloomFalsePositives() > 0) {
            for (int i = before; i < count; i++) {
                hash(bits == Integer.SIZE ? HASHER.hash((int) page[i]) : HASHER.hash(page[i]));
            }
        }
    }

    private long nanos(long second, long nanos) {
        try {
            return Math.addExact(Math.multiplyExact(second, 1_000_000_000L), nanos);
        } catch (ArithmeticException e) {
            throw BankSynthException.output(
                    "Cannot write column " + column.name() + " to Parquet: a " + column.type()
                            + " must lie between 1677-09-21 and 2262-04-11; use 6 digits of the second or ORC",
                    e);
        }
    }

    @Override
    Encoding endValues(GrowingBytes target) {
        least = Long.MAX_VALUE;
        most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, page[i]);
            most = Math.max(most, page[i]);
        }
        if (dictionary.number(page, count, least, most, codes)) {
            int width = Packing.width(dictionary.count() - 1L);
            target.room(1)[target.length()] = (byte) width;
            target.end(target.length() + 1);
            Packing.hybrid(codes, count, width, target);
            return VersionOne.DICTIONARY;
        }
        if (context.encodings() == ParquetOptions.Encodings.DELTA && count > 0) {
            trial.clear();
            deltas.append(page, count, bits, trial);
            if (trial.length() < count * bits / Byte.SIZE) {
                target.append(trial.array(), 0, trial.length());
                return Encoding.DELTA_BINARY_PACKED;
            }
        }
        Plain.append(page, count, bits, target);
        return Encoding.PLAIN;
    }

    @Override
    void bounds(Statistics<?> statistics) {
        if (statistics instanceof IntStatistics ints) {
            ints.setMinMax((int) least, (int) most);
        } else {
            ((LongStatistics) statistics).setMinMax(least, most);
        }
    }

    @Override
    void forgetPage() {
        count = 0;
    }

    @Override
    int pageBytes() {
        return count * bits / Byte.SIZE;
    }

    @Override
    int dictionary(GrowingBytes target) {
        dictionary.append(bits, target);
        return dictionary.count();
    }

    @Override
    void forgetGroup() {
        dictionary.begin();
    }
}
