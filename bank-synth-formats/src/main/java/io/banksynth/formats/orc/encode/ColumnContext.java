package io.banksynth.formats.orc.encode;

import io.banksynth.formats.BlockCompressor;
import org.apache.orc.util.BloomFilterUtf8;
import org.jspecify.annotations.Nullable;

/**
 * What a column's encoder needs of its file.
 *
 * @param bloomRows rows that a Bloom filter is made for; 0 for none
 */
record ColumnContext(@Nullable BlockCompressor codec, int chunkBytes, int bloomRows, double bloomFalsePositives) {
    OrcStream stream() {
        return new OrcStream(codec, chunkBytes);
    }

    @Nullable BloomFilterUtf8 bloom() {
        return bloomRows == 0 ? null : new BloomFilterUtf8(bloomRows, bloomFalsePositives);
    }
}
