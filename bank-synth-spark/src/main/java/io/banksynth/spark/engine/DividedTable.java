package io.banksynth.spark.engine;

import io.banksynth.engine.Cluster.RunTable;
import io.banksynth.engine.PartitionFile;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.SafeFileName;
import io.banksynth.sink.Codec;
import io.banksynth.sink.PartitionColumns;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table of a run whose rows Spark sorts into a folder for each value of its partition columns. Rows of one value meet in one task,
 * unless they are too many for it; so a folder has one file, or as few as its rows need.
 *
 * @param run the run's folder before the commit
 */
record DividedTable(SparkSession session, Path run, TableSink.Format format, RunTable table) {
    private static final String FLAT_VIEW = "bank_synth_flat";

    /** The folder of a table's files below the run's. */
    static String folder(TableSink.Format format, RunTable table) {
        return format.name() + "/" + SafeFileName.of(table.table().name());
    }

    /** Puts the folders in the place of the table's files. Spark throws its checked exceptions undeclared, so all are caught here. */
    List<PartitionFile> divide() {
        Path flat = new Path(run, folder(format, table));
        Path divided = new Path(run, "divided");
        try {
            FileSystem files = run.getFileSystem(session.sparkContext().hadoopConfiguration());
            Dataset<Row> rows = read(flat);
            refuseManyValues(rows);
            write(rows, divided);
            refuseLoss(divided);
            files.delete(flat, true);
            if (!files.rename(divided, flat)) {
                throw new IOException("cannot rename " + divided);
            }
            return written(files, flat);
        } catch (BankSynthException known) {
            throw known;
        } catch (Exception e) {
            throw BankSynthException.output(
                    "Cannot partition " + subject() + ": "
                            + String.valueOf(e.getMessage()).split("\n", 2)[0],
                    e);
        }
    }

    private Dataset<Row> read(Path folder) {
        return session.read().format(format.extension()).load(folder.toString());
    }

    private List<String> columns() {
        return table.layout().partitions().of(table.table().name()).stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .toList();
    }

    private String subject() {
        return table.table().name() + " by "
                + String.join(", ", table.layout().partitions().of(table.table().name()));
    }

    /** Asked before anything is sorted: too many folders would be a burden for every reader. */
    private void refuseManyValues(Dataset<Row> rows) {
        String[] columns = columns().toArray(String[]::new);
        int values = rows.selectExpr(quoted())
                .distinct()
                .limit(PartitionColumns.MOST_VALUES + 1)
                .collectAsList()
                .size();
        if (values > PartitionColumns.MOST_VALUES) {
            throw BankSynthException.usage("Cannot partition " + subject() + ": there are more than "
                    + PartitionColumns.MOST_VALUES + " values, each of which would be a folder; choose "
                    + (columns.length == 1 ? "a column" : "columns") + " with fewer");
        }
    }

    private String[] quoted() {
        return columns().stream().map(c -> "`" + c.replace("`", "``") + "`").toArray(String[]::new);
    }

    private void write(Dataset<Row> rows, Path divided) {
        rows.createOrReplaceTempView(FLAT_VIEW);
        try {
            // Adaptive execution merges values with few rows into one task and splits those with many.
            DataFrameWriter<Row> writer = session.sql(
                            "SELECT /*+ REBALANCE(" + String.join(", ", quoted()) + ") */ * FROM " + FLAT_VIEW)
                    .write()
                    .format(format.extension())
                    .partitionBy(columns().toArray(String[]::new))
                    .option("compression", codec())
                    .option("maxRecordsPerFile", table.rowsPerFile())
                    .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
            blooms(writer).save(divided.toString());
        } finally {
            session.catalog().dropTempView(FLAT_VIEW);
        }
    }

    private String codec() {
        Codec codec = table.layout().codec().orElse(Codec.SNAPPY);
        return codec == Codec.ZLIB && format.extension().equals("parquet")
                ? "gzip"
                : codec.name().toLowerCase(Locale.ROOT);
    }

    private DataFrameWriter<Row> blooms(DataFrameWriter<Row> writer) {
        List<String> columns = table.layout().bloomsOf(table.table().name()).stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .filter(column -> !columns().contains(column))
                .sorted()
                .toList();
        if (columns.isEmpty()) {
            return writer;
        }
        columns.forEach(column -> writer.option("parquet.bloom.filter.enabled#" + column, "true"));
        return writer.option("orc.bloom.filter.columns", columns.stream().collect(Collectors.joining(",")));
    }

    private void refuseLoss(Path divided) {
        long found = table.rows() == 0 ? 0 : read(divided).count();
        if (found != table.rows()) {
            throw BankSynthException.output("Cannot partition " + subject() + ": " + found + " rows of " + table.rows()
                    + " came back from the files");
        }
    }

    private List<PartitionFile> written(FileSystem files, Path folder) throws IOException {
        String base = files.makeQualified(run).toUri().getPath() + "/";
        List<PartitionFile> written = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
        while (all.hasNext()) {
            LocatedFileStatus file = all.next();
            String path = file.getPath().toUri().getPath();
            written.add(new PartitionFile(format.name(), path.substring(base.length()), file.getLen()));
        }
        written.sort(Comparator.comparing(PartitionFile::path));
        return written;
    }
}
