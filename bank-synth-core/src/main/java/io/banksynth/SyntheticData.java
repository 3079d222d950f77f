package io.banksynth;

import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunListener;
import io.banksynth.engine.RunRequest;
import io.banksynth.engine.StagedRun;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.OutputFormats;
import io.banksynth.sink.TableSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tables whose rows are functions of their index: they can be gone through again and again, from anywhere, and written, and
 * are always the same. May be shared by threads.
 */
public final class SyntheticData {
    private static final long ROWS_PER_FILE = 2_000_000;

    private final ModelPack pack;
    private final IndexedPlan plan;
    private final int threads;

    SyntheticData(ModelPack pack, IndexedPlan plan, int threads) {
        this.pack = pack;
        this.plan = plan;
        this.threads = threads;
    }

    /** The tables, parents before children, with their columns as they are generated. */
    public List<Table> tables() {
        return plan.plan().written().stream().map(TablePlan::table).toList();
    }

    /**
     * How many rows a table has.
     *
     * @throws BankSynthException if it is not generated
     */
    public long count(String table) {
        return plan.range(known(table)).rows();
    }

    /**
     * The rows of a table, made one after another.
     *
     * @throws BankSynthException if it is not generated
     */
    public Iterable<Row> rows(String table) {
        TableName name = known(table);
        return () -> new RowIterator(plan.generator(name), plan.range(name));
    }

    /**
     * Writes all tables to a folder of their own, checks the files, and adds a report. The folder is there whole or not at all.
     *
     * @param outputDir in which the run's folder is made
     * @param formats {@code hive_orc}, {@code hive_parquet}, {@code oracle} or {@code csv}; what is on the class path
     * @return the run's folder
     * @throws BankSynthException if anything cannot be written
     */
    public Path write(Path outputDir, String... formats) {
        List<TableSink.Format> chosen = OutputFormats.named(List.of(formats), FileLayout.USUAL);
        RunRequest request =
                new RunRequest(outputDir.toString(), Optional.empty(), chosen, threads, ROWS_PER_FILE, pack.digest());
        SchemaGraph graph = pack.graph();
        try (StagedRun run = new LocalEngine(threads)
                .write(plan, request, graph.schema(), graph.foreignKeys(), RunListener.SILENT)) {
            RunReport.addTo(run, pack.learned(), chosen, threads);
            return Path.of(run.commit());
        }
    }

    private TableName known(String table) {
        TableName name = TableName.parse(table);
        List<TableName> names =
                plan.plan().written().stream().map(TablePlan::name).toList();
        if (!names.contains(name)) {
            throw BankSynthException.usage("Cannot read rows of table " + name + ": the tables generated are " + names);
        }
        return name;
    }
}
