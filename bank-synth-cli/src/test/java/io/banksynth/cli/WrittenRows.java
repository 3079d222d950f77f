package io.banksynth.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of a written CSV, read by a library of others. */
record WrittenRows(List<NamedCsvRecord> rows) {
    /** The rows of a table over the folders of several runs. */
    static WrittenRows of(String table, Path... runs) throws IOException {
        List<NamedCsvRecord> rows = new ArrayList<>();
        for (Path run : runs) {
            rows.addAll(read(run.resolve("csv").resolve(table + ".csv")));
        }
        return new WrittenRows(rows);
    }

    /** The rows of a file. */
    static List<NamedCsvRecord> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    int size() {
        return rows.size();
    }

    /** The values of a column. */
    List<String> column(String name) {
        return rows.stream().map(row -> row.getField(name)).toList();
    }

    /** The different combinations of columns. */
    Set<List<String>> distinct(String... names) {
        return rows.stream()
                .map(row -> Arrays.stream(names).map(row::getField).toList())
                .collect(Collectors.toSet());
    }

    /** The most rows that share a value of a column. */
    long most(String name) {
        Map<String, Long> counts = new HashMap<>();
        column(name).forEach(value -> counts.merge(value, 1L, Long::sum));
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The share of rows with a value. */
    double share(String name, String value) {
        return (double) column(name).stream().filter(value::equals).count() / size();
    }
}
