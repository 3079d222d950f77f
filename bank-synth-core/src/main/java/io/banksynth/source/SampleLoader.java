package io.banksynth.source;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.FileFormat.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rows of tables into memory. Where a table is declared (by DDL, say), a column has its declared type; other
 * columns have the type that their file says or their values show.
 */
public final class SampleLoader {
    private final Map<TableName, Table> declared;
    private final List<String> warnings = new ArrayList<>();

    private SampleLoader(Map<TableName, Table> declared) {
        this.declared = declared;
    }

    /**
     * Reads the samples of all tables.
     *
     * @param declared tables whose columns' types are known; may lack any table and any column
     * @throws BankSynthException if a file cannot be read, or a value does not fit a declared type
     */
    public static Samples load(List<TableFiles> tables, Map<TableName, Table> declared) {
        SampleLoader loader = new SampleLoader(Map.copyOf(declared));
        List<Sample> samples = tables.stream().map(loader::load).toList();
        return new Samples(samples, loader.warnings);
    }

    /**
     * The columns of a table without its rows: as its files say or, where they have no schema, as all values show.
     *
     * @throws BankSynthException if a file cannot be read, or has other columns than the first
     */
    public static List<Column> columns(TableFiles files) {
        try {
            return new SampleLoader(Map.of()).columns(files, null);
        } catch (IOException e) {
            throw BankSynthException.source("Cannot read " + files.origin() + ": " + e.getMessage(), e);
        }
    }

    private Sample load(TableFiles files) {
        Path reading = files.files().get(0);
        try {
            Table table = declared.get(files.table());
            List<Column> columns = columns(files, table);
            SampleBuilder builder = new SampleBuilder(files.table(), columns, files.origin());
            for (Path file : files.files()) {
                reading = file;
                read(files, file, columns, builder);
            }
            Sample sample = builder.finish();
            Batch rows = sample.rows();
            List<Vector> vectors =
                    IntStream.range(0, columns.size()).mapToObj(rows::vector).toList();
            Batch settled = new Batch(nullability(files, columns, vectors, rows.size()), vectors);
            settled.end(rows.size());
            return new Sample(files.table(), settled, files.origin());
        } catch (IOException e) {
            throw BankSynthException.source(
                    "Cannot read " + reading + ": " + (e.getMessage() == null ? e : e.getMessage()), e);
        }
    }

    private void read(TableFiles files, Path file, List<Column> columns, SampleBuilder builder) throws IOException {
        try (BatchReader reader = files.format().open(file, columns)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                builder.append(batch);
            }
            warnings.addAll(reader.warnings());
        }
    }

    /** The columns of the first file, of types that hold the values of all files. */
    private List<Column> columns(TableFiles files, @Nullable Table table) throws IOException {
        List<Column> columns = List.of();
        for (Path file : files.files()) {
            Inspection inspection = files.format().inspect(file);
            if (table == null || !isDeclared(inspection.columns(), table)) {
                warnings.addAll(inspection.warnings());
            }
            columns = columns.isEmpty() ? inspection.columns() : widen(columns, inspection.columns(), files, file);
        }
        if (table == null) {
            return columns;
        }
        noteDifferences(files, columns, table);
        return columns.stream().map(c -> table.column(c.name()).orElse(c)).toList();
    }

    private static boolean isDeclared(List<Column> columns, Table table) {
        return columns.stream().allMatch(c -> table.column(c.name()).isPresent());
    }

    private static List<Column> widen(List<Column> columns, List<Column> more, TableFiles files, Path file) {
        List<Column> wide = new ArrayList<>();
        for (Column column : columns) {
            Optional<Column> other =
                    more.stream().filter(c -> c.name().equals(column.name())).findFirst();
            if (other.isEmpty() || more.size() != columns.size()) {
                throw BankSynthException.source("Cannot read table " + files.table() + ": " + file
                        + " does not have the columns of " + files.files().get(0));
            }
            DataType type = TypeWidening.widen(column.type(), other.get().type());
            wide.add(new Column(
                    column.name(), type, column.nullable() || other.get().nullable()));
        }
        return wide;
    }

    private void noteDifferences(TableFiles files, List<Column> columns, Table table) {
        if (table.columns().isEmpty()) {
            return;
        }
        for (Column column : columns) {
            if (table.column(column.name()).isEmpty()) {
                warnings.add(files.origin() + ": column " + column.name() + " is not declared for table "
                        + files.table() + "; its type is inferred as " + column.type());
            }
        }
        for (Column column : table.columns()) {
            if (columns.stream().noneMatch(c -> c.name().equals(column.name()))) {
                warnings.add(files.origin() + ": column " + column.name() + " is declared for table " + files.table()
                        + " and not in the sample");
            }
        }
    }

    /** A column is nullable if it is declared so, or if a value is missing; of no rows nothing can be said. */
    private List<Column> nullability(TableFiles files, List<Column> columns, List<Vector> vectors, long rows) {
        Table table = declared.get(files.table());
        List<Column> result = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            boolean nulls = vectors.get(c).hasNulls();
            boolean known = table != null && table.column(column.name()).isPresent();
            if (known && nulls && !column.nullable()) {
                warnings.add(files.origin() + ": column " + column.name()
                        + " is declared NOT NULL and lacks values; it is taken as nullable");
            }
            boolean nullable = nulls || (known ? column.nullable() : rows == 0);
            result.add(new Column(column.name(), column.type(), nullable));
        }
        return result;
    }
}
