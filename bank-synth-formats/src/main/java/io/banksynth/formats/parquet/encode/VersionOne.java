package io.banksynth.formats.parquet.encode;

import org.apache.parquet.column.Encoding;

/** The names that the format's version 1 gives its encodings, which its later version replaced and every reader knows. */
final class VersionOne {
    /** Dictionary codes, and the dictionary. */
    @SuppressWarnings("deprecation")
    static final Encoding DICTIONARY = Encoding.PLAIN_DICTIONARY;

    /** Repetition levels, of which a flat table has none. */
    @SuppressWarnings("deprecation")
    static final Encoding REPETITION = Encoding.BIT_PACKED;

    private VersionOne() {}
}
