package io.banksynth.formats.parquet;

import io.banksynth.formats.Cells;
import io.banksynth.formats.FormatContract;
import io.banksynth.formats.RandomTable;
import io.banksynth.formats.parquet.encode.ParquetOptions;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.Codec;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own encoder keeps the contract of parquet-java's writer, whose reader reads it. */
class ParquetEncoderTest extends FormatContract {
    @Override
    protected TableSink.Format format() {
        return ParquetFormat.encoded(ParquetOptions.defaults());
    }

    /** Nanoseconds in 64 bits reach from 1677 to 2262. */
    @Override
    protected RandomTable fit(RandomTable table) {
        return table.withNanosInLong();
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void everyCodecComesBackEqualOverManyGroupsAndPages(Codec codec) throws IOException {
        for (ParquetOptions.Encodings encodings : ParquetOptions.Encodings.values()) {
            ParquetOptions options = ParquetOptions.defaults()
                    .withCodec(codec)
                    .withEncodings(encodings)
                    .withGroups(5_001, 1_000);
            for (int seed = 0; seed < 2; seed++) {
                RandomTable table = fit(RandomTable.ofAllTypes(seed, 9_000));
                Path file = folder.resolve(codec + "-" + encodings + "-" + seed);
                List<List<Object>> written;
                try (BatchWriter writer =
                        ParquetFormat.encoded(options).sink(table.table()).open(file)) {
                    written = table.writeTo(writer);
                }
                assertSame(written, Cells.read(format().reader(), file, table.columns()), file + "");
            }
        }
    }
}
