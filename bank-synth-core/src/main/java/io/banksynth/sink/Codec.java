package io.banksynth.sink;

/** How the blocks of columnar files are compressed. */
public enum Codec {
    NONE,
    SNAPPY,
    /** Zstandard at level 1. */
    ZSTD,
    /** Deflate: what ORC calls zlib and Parquet gzip. */
    ZLIB
}
