package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.Codec;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.PartitionColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    @Option(
            names = "--partition_by",
            split = ",",
            paramLabel = "TABLE.COLUMN",
            description =
                    "Divides a table's ORC or Parquet files into a folder for each value of this column, as partitions of"
                            + " a Hive table; several columns of one table nest. Needs --spark or --hive_database.")
    List<String> partitionBy = List.of();

    /**
     * What was asked for.
     *
     * @throws BankSynthException if a column is in none of the tables
     */
    FileLayout layout(List<Table> tables) {
        Map<TableName, Set<String>> blooms = new TreeMap<>();
        for (String asked : bloomColumns) {
            Place place = place("make a Bloom filter of", asked, tables);
            blooms.computeIfAbsent(place.table(), name -> new TreeSet<>()).add(place.column());
        }
        Map<TableName, List<String>> folders = new LinkedHashMap<>();
        for (String asked : partitionBy) {
            Place place = place("partition by", asked, tables);
            folders.computeIfAbsent(place.table(), name -> new ArrayList<>()).add(place.column());
        }
        PartitionColumns partitions = new PartitionColumns(folders);
        partitions.check(tables);
        return new FileLayout(writer, Optional.ofNullable(compression), blooms, partitions);
    }

    /** A column of a table of the run. */
    private record Place(TableName table, String column) {}

    private static Place place(String verb, String asked, List<Table> tables) {
        int dot = asked.lastIndexOf('.');
        return tables.stream()
                .filter(t -> dot > 0 && t.name().equals(TableName.parse(asked.substring(0, dot))))
                .flatMap(t -> t.column(asked.substring(dot + 1)).map(c -> new Place(t.name(), c.name())).stream())
                .findFirst()
                .orElseThrow(() -> unknown(verb, asked, tables));
    }

    private static BankSynthException unknown(String verb, String asked, List<Table> tables) {
        List<String> known = tables.stream()
                .flatMap(t -> t.columns().stream().map(c -> t.name() + "." + c.name()))
                .toList();
        return BankSynthException.usage("Cannot " + verb + " '" + asked
                + "': no table of this run has such a column (written TABLE.COLUMN)"
                + Suggestion.question(asked, known));
    }
}
