package io.banksynth.formats.parquet;

import io.banksynth.formats.FormatContract;
import io.banksynth.formats.RandomTable;
import io.banksynth.sink.TableSink;

/** parquet-java's writer, the reference that our encoder is compared with. */
class ParquetLibraryTest extends FormatContract {
    @Override
    protected TableSink.Format format() {
        return ParquetFormat.library();
    }

    /** Nanoseconds in 64 bits reach from 1677 to 2262. */
    @Override
    protected RandomTable fit(RandomTable table) {
        return table.withNanosInLong();
    }
}
