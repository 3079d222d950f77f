package io.banksynth.formats.parquet;

import io.banksynth.formats.FormatContract;
import io.banksynth.formats.RandomTable;
import io.banksynth.sink.TableSink;

class ParquetFormatTest extends FormatContract {
    @Override
    protected TableSink.Format format() {
        return new ParquetFormat();
    }

    /** Nanoseconds in 64 bits reach from 1677 to 2262. */
    @Override
    protected RandomTable fit(RandomTable table) {
        return table.withNanosInLong();
    }
}
