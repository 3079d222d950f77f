package io.banksynth.formats.parquet.encode;

import io.banksynth.formats.BlockCompressor;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * What a column's encoder needs of its file.
 *
 * @param codec null for pages that are not compressed
 * @param bloomFalsePositives 0 for no Bloom filter
 */
record ChunkContext(
        ColumnDescriptor column,
        @Nullable BlockCompressor codec,
        CompressionCodecName codecName,
        ParquetOptions.Encodings encodings,
        int pageRows,
        double bloomFalsePositives) {
    PrimitiveType type() {
        return column.getPrimitiveType();
    }
}
