package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.Codec;
import io.banksynth.sink.FileLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How ORC and Parquet files are written. */
final class LayoutOptions {
    @Option(
            names = "--compression",
            paramLabel = "CODEC",
            description = "How ORC and Parquet files are compressed: none, snappy, zstd or zlib (default: snappy).")
    @Nullable Codec compression;

    @Option(
            names = "--bloom_columns",
            split = ",",
            paramLabel = "TABLE.COLUMN",
            description =
                    "Columns of ORC and Parquet files that get Bloom filters, for readers that look up single values.")
    List<String> bloomColumns = List.of();

    @Option(
            names = "--writer",
            defaultValue = "direct",
            paramLabel = "WRITER",
            description = "direct, or library for those of the ORC and Parquet projects: the same rows, more slowly"
                    + " (default: ${DEFAULT-VALUE}).")
    FileLayout.Writer writer;

    /**
     * What was asked for.
     *
     * @throws BankSynthException if a column is in none of the tables
     */
    FileLayout layout(List<Table> tables) {
        Map<TableName, Set<String>> blooms = new TreeMap<>();
        for (String asked : bloomColumns) {
            int dot = asked.lastIndexOf('.');
            Table table = tables.stream()
                    .filter(t -> dot > 0 && t.name().equals(TableName.parse(asked.substring(0, dot))))
                    .findFirst()
                    .orElseThrow(() -> unknown(asked, tables));
            Column column = table.columns().stream()
                    .filter(c -> c.name().equals(TableName.fold(asked.substring(dot + 1))))
                    .findFirst()
                    .orElseThrow(() -> unknown(asked, tables));
            blooms.computeIfAbsent(table.name(), name -> new TreeSet<>()).add(column.name());
        }
        return new FileLayout(writer, Optional.ofNullable(compression), blooms);
    }

    private static BankSynthException unknown(String asked, List<Table> tables) {
        List<String> known = tables.stream()
                .flatMap(t -> t.columns().stream().map(c -> t.name() + "." + c.name()))
                .toList();
        return BankSynthException.usage("Cannot make a Bloom filter of '" + asked
                + "': no table of this run has such a column (written TABLE.COLUMN)"
                + Suggestion.question(asked, known));
    }
}
