package io.banksynth.cli;

import io.banksynth.engine.DatabaseLoader;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.TableName;
import io.banksynth.sink.jdbc.TargetDatabase;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A database that gets the rows instead of files. */
final class LoadOptions {
    @Mixin
    DatabaseOptions database;

    @Option(
            names = "--db_schema",
            paramLabel = "NAME",
            description = "The schema of the database to load into (default: the user's own).")
    @Nullable String schema;

    @Option(
            names = "--create_tables",
            description = "Make the tables that the database does not have, with all their keys.")
    boolean createTables;

    /** Whether rows go to a database. */
    boolean given() {
        database.check();
        if (!database.given() && (createTables || schema != null)) {
            throw BankSynthException.usage(
                    "Cannot use --create_tables or --db_schema without a database: give --jdbc_url or --oracle_conn");
        }
        return database.given();
    }

    /** Loads the rows of a plan, and tells how many. */
    void load(Shell shell, PackFiles.Loaded loaded, GenerationPlan plan, Workplace workplace) {
        long start = System.nanoTime();
        shell.step("Counting rows ...");
        IndexedPlan indexed = workplace.index(loaded.pack(), plan);
        plan.written().forEach(table -> indexed.generator(table.name()));
        TargetDatabase target = database.target(shell, Optional.ofNullable(schema));
        if (createTables) {
            target.create(
                    plan.written().stream().map(TablePlan::table).toList(),
                    loaded.pack().graph().foreignKeys());
        }
        shell.step("Loading into " + target.shown() + " ...");
        Map<TableName, Long> rows =
                new DatabaseLoader(target, workplace.threads(), Progress.on(shell)).load(indexed, loaded.digest());
        tell(shell, indexed, target, rows, (System.nanoTime() - start) / 1e9);
    }

    private static void tell(
            Shell shell, IndexedPlan plan, TargetDatabase target, Map<TableName, Long> rows, double seconds) {
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        shell.out()
                .printf(
                        Locale.ROOT,
                        "Loaded %,d rows of %s into %s in %.1f s%n",
                        total,
                        GraphListing.counted(rows.size(), "table"),
                        target.shown(),
                        seconds);
        rows.forEach((table, loaded) -> shell.out()
                .printf(
                        Locale.ROOT,
                        "  %-30s %,15d%s%n",
                        table.shown(),
                        loaded,
                        loaded < plan.range(table).rows() ? "   (the others were there)" : ""));
    }
}
