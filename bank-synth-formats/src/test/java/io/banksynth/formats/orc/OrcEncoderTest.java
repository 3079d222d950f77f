package io.banksynth.formats.orc;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.formats.Cells;
import io.banksynth.formats.FormatContract;
import io.banksynth.formats.RandomTable;
import io.banksynth.formats.orc.encode.OrcOptions;
import io.banksynth.schema.DataType;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.Codec;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.OrcProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own encoder keeps the contract of orc-core's writer, whose reader reads it. */
class OrcEncoderTest extends FormatContract {
    @Override
    protected TableSink.Format format() {
        return OrcFormat.encoded(OrcOptions.defaults());
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void everyCodecComesBackEqualOverManyStripesAndStrides(Codec codec) throws IOException {
        OrcOptions options = OrcOptions.defaults().withCodec(codec).withStripes(5_001, 1_000);
        for (int seed = 0; seed < 2; seed++) {
            RandomTable table = RandomTable.ofAllTypes(seed, 9_000);
            Path file = folder.resolve(codec + "-" + seed);
            List<List<Object>> written;
            try (BatchWriter writer =
                    OrcFormat.encoded(options).sink(table.table()).open(file)) {
                written = table.writeTo(writer);
            }
            assertSame(written, Cells.read(format().reader(), file, table.columns()), codec + " seed " + seed);
        }
    }

    /** Readers skip by statistics, so ours must say what the library's say. */
    @Test
    void statisticsAreTheLibrarys() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            RandomTable table = seed < 4 ? RandomTable.ofAllTypes(seed, 12_000) : RandomTable.of(seed, 5_000);
            Path ours = folder.resolve("ours-" + seed);
            Path library = folder.resolve("library-" + seed);
            List<List<Object>> written = write(table, ours);
            try (BatchWriter writer = OrcFormat.library().sink(table.table()).open(library)) {
                table.writeTo(writer);
            }
            List<OrcProto.ColumnStatistics> expected = statistics(library);
            List<OrcProto.ColumnStatistics> actual = statistics(ours);
            for (int c = 0; c < expected.size(); c++) {
                if (c > 0 && table.columns().get(c - 1).type() instanceof DataType.Decimal decimal) {
                    // The library's sums are rounded, given up or wrong where they pass 18 digits; ours must be true.
                    assertSumIsTrue(actual.get(c).getDecimalStatistics(), written.get(c - 1), decimal.scale());
                    expected.set(c, withoutSum(expected.get(c)));
                    actual.set(c, withoutSum(actual.get(c)));
                }
                if (Double.isNaN(expected.get(c).getDoubleStatistics().getSum())) {
                    // No reader trusts bounds beside such a sum; we leave out what is no number.
                    continue;
                }
                assertThat(actual.get(c).toString())
                        .as(
                                "seed %d, column %d, %s",
                                seed, c, c == 0 ? "rows" : table.columns().get(c - 1))
                        .isEqualTo(expected.get(c).toString());
            }
        }
    }

    private static void assertSumIsTrue(OrcProto.DecimalStatistics statistics, List<Object> cells, int scale) {
        BigInteger sum = cells.stream()
                .filter(cell -> !cell.equals(Cells.NULL))
                .map(cell -> new BigInteger(cell.toString()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(statistics.hasSum()).isEqualTo(sum.abs().compareTo(BigInteger.TEN.pow(38)) < 0);
        if (statistics.hasSum()) {
            assertThat(new BigDecimal(statistics.getSum())).isEqualByComparingTo(new BigDecimal(sum, scale));
        }
    }

    private static OrcProto.ColumnStatistics withoutSum(OrcProto.ColumnStatistics statistics) {
        OrcProto.ColumnStatistics.Builder builder = statistics.toBuilder();
        if (statistics.hasDecimalStatistics()) {
            builder.getDecimalStatisticsBuilder().clearSum();
        }
        return builder.build();
    }

    private static List<OrcProto.ColumnStatistics> statistics(Path file) throws IOException {
        List<OrcProto.ColumnStatistics> statistics = new ArrayList<>();
        try (OrcInput input = new OrcInput(file)) {
            for (OrcProto.ColumnStatistics column : input.tail().getFooter().getStatisticsList()) {
                statistics.add(column.toBuilder().clearBytesOnDisk().build());
            }
        }
        return statistics;
    }
}
