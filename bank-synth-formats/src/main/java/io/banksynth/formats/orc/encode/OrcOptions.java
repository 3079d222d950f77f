package io.banksynth.formats.orc.encode;

import io.banksynth.schema.TableName;
import io.banksynth.sink.Codec;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How ORC files are laid out.
 *
 * @param stripeRows rows after which a stripe ends
 * @param stripeBytes compressed bytes after which a stripe ends, looked at every batch
 * @param strideRows rows between two entries of the row index
 * @param chunkBytes uncompressed bytes of a chunk, at most; tables of many columns have smaller ones
 * @param bloomColumns columns that get Bloom filters
 */
public record OrcOptions(
        Codec codec,
        int stripeRows,
        long stripeBytes,
        int strideRows,
        int chunkBytes,
        Set<String> bloomColumns,
        double bloomFalsePositives) {
    private static final int LARGEST_CHUNK = 256 << 10;
    private static final int SMALLEST_CHUNK = 4 << 10;

    public OrcOptions {
        bloomColumns = bloomColumns.stream().map(TableName::fold).collect(Collectors.toUnmodifiableSet());
        if (stripeRows < 1
                || stripeBytes < 1
                || strideRows < 1
                || chunkBytes < SMALLEST_CHUNK
                || chunkBytes > LARGEST_CHUNK
                || !(bloomFalsePositives > 0 && bloomFalsePositives < 1)) {
            throw new IllegalArgumentException("Not a layout of ORC files: stripes of " + stripeRows + " rows and "
                    + stripeBytes + " bytes, strides of " + strideRows + ", chunks of " + chunkBytes);
        }
    }

    /** Snappy; stripes of a million rows or 64 MiB, less where the heap is small; an index entry each 10,000 rows. */
    public static OrcOptions defaults() {
        Runtime runtime = Runtime.getRuntime();
        long share = runtime.maxMemory() / (8L * runtime.availableProcessors());
        return new OrcOptions(
                Codec.SNAPPY, 1_000_000, Math.min(64L << 20, share), 10_000, LARGEST_CHUNK, Set.of(), 0.01);
    }

    /** The same with another codec. */
    public OrcOptions withCodec(Codec other) {
        return new OrcOptions(
                other, stripeRows, stripeBytes, strideRows, chunkBytes, bloomColumns, bloomFalsePositives);
    }

    /** The same with Bloom filters on columns. */
    public OrcOptions withBlooms(Set<String> columns) {
        return new OrcOptions(codec, stripeRows, stripeBytes, strideRows, chunkBytes, columns, bloomFalsePositives);
    }

    /** The same with stripes of so many rows and index entries each so many. */
    public OrcOptions withStripes(int rows, int stride) {
        return new OrcOptions(codec, rows, stripeBytes, stride, chunkBytes, bloomColumns, bloomFalsePositives);
    }

    /** Chunks for a table of so many columns, so that those being filled take no more than a stripe. */
    int chunkBytes(int columns) {
        int bytes = chunkBytes;
        while (bytes > SMALLEST_CHUNK && (long) bytes * columns * 4 > stripeBytes) {
            bytes /= 2;
        }
        return bytes;
    }
}
