package io.banksynth;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RowRange;
import io.banksynth.error.BankSynthException;
import io.banksynth.report.DataFile;
import io.banksynth.report.DataSet;
import io.banksynth.report.DataTable;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.BatchReader;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import io.banksynth.source.TableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the tables of a folder, whoever wrote them: files that are named after their tables, or a run of this program. */
public final class RowFiles {
    private static final List<String> BESIDE_THE_ROWS = List.of("ddl", "report");

    private RowFiles() {}

    /**
     * The folder that holds a run's rows in one format, the first by name; a folder that is no run is returned as it is.
     */
    public static Path rowFolder(Path folder) {
        if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
            return folder;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(f -> !BESIDE_THE_ROWS.contains(f.getFileName().toString()))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() ->
                            BankSynthException.source("Cannot read run " + folder + ": it holds no folder of rows"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The tables of a folder with the keys of a graph. Tables that the graph does not know are left out, and keys and
     * relationships whose columns are not in the files.
     *
     * @param files as {@link SampleFolder} found them
     * @throws BankSynthException if a file cannot be read
     */
    public static DataSet dataSet(Path folder, SampleFolder files, SchemaGraph graph) {
        List<DataTable> tables = new ArrayList<>();
        for (TableFiles table : files.tables()) {
            graph.table(table.table()).ifPresent(known -> tables.add(table(folder, table, known)));
        }
        if (tables.isEmpty()) {
            throw BankSynthException.source("Cannot compare " + folder + ": it holds none of the tables "
                    + graph.tables().stream().map(t -> t.name().shown()).collect(Collectors.joining(", ")));
        }
        Set<TableName> names = tables.stream().map(t -> t.table().name()).collect(Collectors.toSet());
        List<Relationship> inside = graph.foreignKeys().stream()
                .filter(r -> names.contains(r.child()) && names.contains(r.parent()))
                .toList();
        return new DataSet(folder, tables, inside);
    }

    private static DataTable table(Path folder, TableFiles files, Table known) {
        List<Column> columns = SampleLoader.columns(files).stream()
                .map(c -> new Column(c.name(), c.type(), true))
                .toList();
        Table bare = new Table(files.table(), columns, List.of(), List.of());
        Table table = new Table(
                files.table(),
                columns,
                has(bare, known.primaryKey()) ? known.primaryKey() : List.of(),
                known.unique().stream().filter(key -> has(bare, key)).toList());
        List<DataFile> parts = new ArrayList<>();
        long rows = 0;
        for (Path file : files.files()) {
            long own = rows(files, file, columns.get(0));
            parts.add(new DataFile(
                    files.format().name(),
                    files.format(),
                    folder.relativize(file).toString(),
                    new RowRange(rows, rows + own),
                    ""));
            rows += own;
        }
        return new DataTable(table, rows, parts);
    }

    private static boolean has(Table table, List<String> columns) {
        return columns.stream().allMatch(c -> table.column(c).isPresent());
    }

    private static long rows(TableFiles files, Path file, Column first) {
        try (BatchReader reader = files.format().open(file, List.of(first))) {
            long rows = 0;
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                rows += batch.size();
            }
            return rows;
        } catch (IOException e) {
            throw BankSynthException.source("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
