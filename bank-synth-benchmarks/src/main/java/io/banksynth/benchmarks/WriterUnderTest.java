package io.banksynth.benchmarks;

import io.banksynth.formats.orc.OrcFormat;
import io.banksynth.formats.orc.encode.OrcOptions;
import io.banksynth.formats.parquet.ParquetFormat;
import io.banksynth.formats.parquet.encode.ParquetOptions;
import io.banksynth.schema.Table;
import io.banksynth.sink.Codec;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.csv.OracleCsvFormat;

/** The writers that are measured. */
public enum WriterUnderTest {
    ORC_LIBRARY(OrcFormat.library()),
    ORC(OrcFormat.encoded(OrcOptions.defaults())),
    ORC_ZSTD(OrcFormat.encoded(OrcOptions.defaults().withCodec(Codec.ZSTD))),
    PARQUET_LIBRARY(ParquetFormat.library()),
    PARQUET(ParquetFormat.encoded(ParquetOptions.defaults())),
    PARQUET_ZSTD(ParquetFormat.encoded(ParquetOptions.defaults().withCodec(Codec.ZSTD))),
    PARQUET_DELTA(ParquetFormat.encoded(ParquetOptions.defaults().withEncodings(ParquetOptions.Encodings.DELTA))),
    CSV(new OracleCsvFormat());

    private final TableSink.Format format;

    WriterUnderTest(TableSink.Format format) {
        this.format = format;
    }

    TableSink sink(Table table) {
        return format.sink(table);
    }
}
