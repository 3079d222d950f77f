package io.banksynth;

import io.banksynth.discover.sql.SqlStatement;
import io.banksynth.engine.StagedRun;
import io.banksynth.engine.StagingArea;
import io.banksynth.engine.WrittenTable;
import io.banksynth.error.BankSynthException;
import io.banksynth.replay.Replay;
import io.banksynth.report.AttackReport;
import io.banksynth.report.AttackReporter;
import io.banksynth.report.DataFile;
import io.banksynth.report.DataSet;
import io.banksynth.report.DataTable;
import io.banksynth.report.Depth;
import io.banksynth.report.QualityReport;
import io.banksynth.report.QualityReporter;
import io.banksynth.report.RowsReporter;
import io.banksynth.report.html.HtmlReport;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import io.banksynth.source.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a run's files back before they are published, and puts the report beside them. */
public final class RunReport {
    private RunReport() {}

    /** Whether the run's files are on this machine. */
    public static boolean canRead(StagedRun run) {
        return run.tables().stream()
                .flatMap(table -> table.files().stream())
                .allMatch(file -> Files.exists(run.folder().resolve(file.path())));
    }

    /**
     * The report, which is also written to {@code report/} of the run.
     *
     * @param learned what is compared with, adjusted as the run was
     */
    public static QualityReport addTo(
            StagedRun run, io.banksynth.model.ModelPack learned, List<TableSink.Format> formats, int threads) {
        io.banksynth.model.ModelPack pack =
                run.plan().plan().request().adjustments().apply(learned);
        Map<String, FileFormat> readers = new LinkedHashMap<>();
        formats.forEach(format -> readers.put(format.name(), format.reader()));
        List<DataTable> tables =
                run.tables().stream().map(table -> written(run, table, readers)).toList();
        Set<TableName> names = run.tables().stream().map(WrittenTable::table).collect(Collectors.toSet());
        List<Relationship> inside = pack.graph().foreignKeys().stream()
                .filter(key -> names.contains(key.child()) && names.contains(key.parent()))
                .toList();
        QualityReport report =
                new QualityReporter(threads, Depth.DEFAULT).compare(pack, new DataSet(run.folder(), tables, inside));
        files(report).forEach((name, content) -> run.add(new TableSink.Companion("report/" + name, content)));
        return report;
    }

    /** The files that a report is written as, by name. */
    private static Map<String, String> files(QualityReport report) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("quality.json", report.json());
        files.put("quality.md", report.markdown());
        files.put("quality.html", HtmlReport.text(report));
        return files;
    }

    /** The same data set, whose columns are not compared that the pack's privacy policy kept it from learning. */
    public static DataSet withMade(DataSet data, io.banksynth.model.ModelPack pack) {
        Map<TableName, Set<String>> made = new LinkedHashMap<>();
        for (DataTable table : data.tables()) {
            TableName name = table.table().name();
            Set<String> columns = table.table().columns().stream()
                    .map(Column::name)
                    .filter(c ->
                            pack.graph().table(name).flatMap(t -> t.column(c)).isEmpty()
                                    || !pack.privacy().level(name, c).learnable())
                    .collect(Collectors.toSet());
            made.put(name, columns);
        }
        return data.withMade(made);
    }

    /**
     * Compares two sets of row files and writes the report.
     *
     * @param queries files of SQL whose queries are run on both; none to run none
     * @param folder where it is written, beside whatever is there; made if it does not exist
     * @throws BankSynthException if it cannot be written
     */
    public static QualityReport compare(
            DataSet real, DataSet synthetic, List<SqlStatement> queries, Path folder, int threads) {
        return inFolder(folder, "report", work -> {
            QualityReport report = new RowsReporter(threads, Depth.DEFAULT).compare(real, synthetic, work);
            if (!queries.isEmpty()) {
                report = report.withQueries(Replay.of(queries, real, synthetic, work));
            }
            return new Made<>(report, files(report));
        });
    }

    /**
     * Attacks synthetic row files, and writes what the attacks gained as {@code attacks.json} and {@code attacks.md}.
     *
     * @param training what the model was trained on
     * @param control entities that it never saw
     * @param folder where they are written, beside whatever is there; made if it does not exist
     * @throws BankSynthException if they cannot be written
     */
    public static AttackReport attack(DataSet training, DataSet control, DataSet synthetic, Path folder, int threads) {
        return inFolder(folder, "attacks", work -> {
            AttackReport report = new AttackReporter(threads).measure(training, control, synthetic, work);
            return new Made<>(report, Map.of("attacks.json", report.json(), "attacks.md", report.markdown()));
        });
    }

    private record Made<T>(T result, Map<String, String> files) {}

    private static <T> T inFolder(Path folder, String what, Function<Path, Made<T>> making) {
        try (StagingArea work = StagingArea.hidden(folder)) {
            Made<T> made = making.apply(work.folder());
            for (Map.Entry<String, String> file : made.files().entrySet()) {
                Path written = Files.writeString(work.folder().resolve(file.getKey()), file.getValue());
                Files.move(written, folder.resolve(file.getKey()), StandardCopyOption.ATOMIC_MOVE);
            }
            return made.result();
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write the " + what + " to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static DataTable written(StagedRun run, WrittenTable table, Map<String, FileFormat> readers) {
        Table planned = run.plan().plan().table(table.table()).table();
        List<DataFile> files = table.files().stream()
                .map(file -> new DataFile(
                        file.format(),
                        Objects.requireNonNull(readers.get(file.format())),
                        file.path(),
                        file.rows(),
                        file.digest()))
                .toList();
        return new DataTable(planned, table.rows(), files);
    }
}
