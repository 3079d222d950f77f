package io.banksynth.benchmarks;

import io.banksynth.engine.DatabaseLoader;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunListener;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.TableName;
import io.banksynth.sink.jdbc.TargetDatabase;
import io.banksynth.source.jdbc.DatabaseAddress;
import io.banksynth.source.jdbc.Drivers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Loads a table and the tables it needs into an empty PostgreSQL of this machine, and then its rows once more without us: by COPY from
 * a file of the server, and by batches of INSERT that one session reads from another table. All constraints are on each time. Run with
 * {@code java -cp "$CP:postgresql.jar" io.banksynth.benchmarks.DatabaseRun PACK URL USER TABLE ROWS}.
 */
public final class DatabaseRun {
    private static final int BATCH = 1_024;

    private DatabaseRun() {}

    public static void main(String[] arguments) throws SQLException {
        PackFiles.Loaded loaded = PackFiles.load(java.nio.file.Path.of(arguments[0]));
        TableName table = TableName.parse(arguments[3]);
        GenerationRequest request = GenerationRequest.of(table, Long.parseLong(arguments[4]));
        int threads = Runtime.getRuntime().availableProcessors();
        IndexedPlan plan = new LocalEngine(threads).index(Planner.plan(loaded.pack(), request));
        TargetDatabase database = TargetDatabase.at(
                Drivers.ofClassPath(),
                DatabaseAddress.ofUrl(arguments[1], Optional.of(arguments[2]), Optional.empty()),
                Optional.empty());
        database.create(
                plan.plan().written().stream().map(TablePlan::table).toList(),
                loaded.pack().graph().foreignKeys());
        long rows = plan.plan().written().stream()
                .mapToLong(t -> plan.range(t.name()).rows())
                .sum();
        long start = System.nanoTime();
        new DatabaseLoader(database, threads, RunListener.SILENT).load(plan, loaded.digest());
        tell("generate, all tables", rows, start);
        String name = table.table().toLowerCase(java.util.Locale.ROOT);
        again(database, name, plan.range(table).rows());
    }

    /** The same rows without us, one way after the other. */
    private static void again(TargetDatabase database, String table, long rows) throws SQLException {
        try (Connection session = database.session();
                Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE rows_again AS SELECT * FROM " + table);
            String file = "/tmp/rows_again.copy";
            statement.execute("COPY " + table + " TO '" + file + "'");
            statement.execute("TRUNCATE " + table + " CASCADE");
            session.commit();
            statement.execute("SET CONSTRAINTS ALL DEFERRED");
            long start = System.nanoTime();
            statement.execute("COPY " + table + " FROM '" + file + "'");
            session.commit();
            tell("COPY of " + table, rows, start);
            statement.execute("TRUNCATE " + table + " CASCADE");
            session.commit();
            statement.execute("SET CONSTRAINTS ALL DEFERRED");
            start = System.nanoTime();
            insert(session, statement, table);
            session.commit();
            tell("INSERT batches of " + table, rows, start);
        }
    }

    private static void insert(Connection session, Statement statement, String table) throws SQLException {
        statement.setFetchSize(BATCH);
        try (ResultSet rows = statement.executeQuery("SELECT * FROM rows_again")) {
            int columns = rows.getMetaData().getColumnCount();
            String marks = String.join(", ", java.util.Collections.nCopies(columns, "?"));
            try (PreparedStatement insert =
                    session.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
                long count = 0;
                while (rows.next()) {
                    for (int c = 1; c <= columns; c++) {
                        insert.setObject(c, rows.getObject(c));
                    }
                    insert.addBatch();
                    if (++count % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
        }
    }

    private static void tell(String what, long rows, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %d rows in %.1f s, %.0f rows a second%n", what, rows, seconds, rows / seconds);
    }
}
