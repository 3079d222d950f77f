package io.banksynth.formats.parquet.encode;

import io.banksynth.schema.TableName;
import io.banksynth.sink.Codec;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How Parquet files are laid out.
 *
 * @param groupRows rows after which a row group ends
 * @param groupBytes compressed bytes after which a row group ends, looked at every page
 * @param pageRows rows of a page
 * @param bloomColumns columns that get Bloom filters
 */
public record ParquetOptions(
        Codec codec,
        Encodings encodings,
        int groupRows,
        long groupBytes,
        int pageRows,
        Set<String> bloomColumns,
        double bloomFalsePositives) {
    /** Which encodings readers must know. */
    public enum Encodings {
        /** Those of the format's version 1: plain and dictionary. */
        VERSION_1,
        /** Integers by differences where that is shorter, too. */
        DELTA
    }

    public ParquetOptions {
        bloomColumns = bloomColumns.stream().map(TableName::fold).collect(Collectors.toUnmodifiableSet());
        if (groupRows < 1 || groupBytes < 1 || pageRows < 1 || !(bloomFalsePositives > 0 && bloomFalsePositives < 1)) {
            throw new IllegalArgumentException("Not a layout of Parquet files: row groups of " + groupRows
                    + " rows and " + groupBytes + " bytes, pages of " + pageRows);
        }
    }

    /** Snappy; row groups of a million rows or 128 MiB, less where the heap is small; pages of 20,000 rows. */
    public static ParquetOptions defaults() {
        Runtime runtime = Runtime.getRuntime();
        long share = runtime.maxMemory() / (8L * runtime.availableProcessors());
        return new ParquetOptions(
                Codec.SNAPPY, Encodings.VERSION_1, 1_000_000, Math.min(128L << 20, share), 20_000, Set.of(), 0.01);
    }

    /** What Parquet calls the codec. */
    public CompressionCodecName codecName() {
        return switch (codec) {
            case NONE -> CompressionCodecName.UNCOMPRESSED;
            case SNAPPY -> CompressionCodecName.SNAPPY;
            case ZSTD -> CompressionCodecName.ZSTD;
            case ZLIB -> CompressionCodecName.GZIP;
        };
    }

    /** The same with another codec. */
    public ParquetOptions withCodec(Codec other) {
        return new ParquetOptions(other, encodings, groupRows, groupBytes, pageRows, bloomColumns, bloomFalsePositives);
    }

    /** The same with other encodings. */
    public ParquetOptions withEncodings(Encodings other) {
        return new ParquetOptions(codec, other, groupRows, groupBytes, pageRows, bloomColumns, bloomFalsePositives);
    }

    /** The same with Bloom filters on columns. */
    public ParquetOptions withBlooms(Set<String> columns) {
        return new ParquetOptions(codec, encodings, groupRows, groupBytes, pageRows, columns, bloomFalsePositives);
    }

    /** The same with row groups and pages of so many rows. */
    public ParquetOptions withGroups(int rows, int rowsOfPage) {
        return new ParquetOptions(codec, encodings, rows, groupBytes, rowsOfPage, bloomColumns, bloomFalsePositives);
    }

    /** Rows of a page in a table of so many columns, so that the pages being filled take no more than a row group. */
    int pageRows(int columns) {
        return (int) Math.max(Math.min(1_024, pageRows), Math.min(pageRows, groupBytes / (16L * Math.max(1, columns))));
    }
}
