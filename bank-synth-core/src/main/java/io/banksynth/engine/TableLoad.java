package io.banksynth.engine;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RowRange;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.generate.TableGenerator;
import io.banksynth.schema.TableName;
import io.banksynth.sink.jdbc.BatchStatement;
import io.banksynth.sink.jdbc.LoadJournal;
import io.banksynth.sink.jdbc.RowStatement;
import io.banksynth.sink.jdbc.TargetColumn;
import io.banksynth.sink.jdbc.TargetDatabase;
import io.banksynth.sink.jdbc.TargetKey;
import io.banksynth.sink.jdbc.TargetTable;
import io.banksynth.source.jdbc.ImportedKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Fills tables: a table by several sessions at once, or tables of a cycle by one. */
final class TableLoad {
    /** Fewer rows are not worth a session. */
    private static final long LEAST_ROWS = 5_000;

    private final TargetDatabase database;
    private final IndexedPlan plan;
    private final LoadJournal journal;
    private final RunListener listener;

    TableLoad(TargetDatabase database, IndexedPlan plan, LoadJournal journal, RunListener listener) {
        this.database = database;
        this.plan = plan;
        this.journal = journal;
        this.listener = listener;
    }

    /** Fills a table whose parents are there. All sessions have inserted their rows before the first commits. */
    void inParts(TargetTable table, List<RowRange> missing, int threads) {
        List<RowRange> parts = parts(missing, threads);
        List<Connection> sessions = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, parts.size())));
        boolean inserted = false;
        try {
            ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(executor);
            for (RowRange part : parts) {
                Connection session = database.session();
                sessions.add(session);
                running.submit(() -> {
                    insert(session, table, part, Set.of());
                    journal.note(session, table.name(), part);
                    return null;
                });
            }
            for (int i = 0; i < parts.size(); i++) {
                running.take().get();
            }
            inserted = true;
            for (Connection session : sessions) {
                session.commit();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BankSynthException(FailureKind.INTERRUPTED, "Cannot finish the load: it was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(table, e.getCause() == null ? e : e.getCause());
        } catch (SQLException e) {
            throw failure(table, e);
        } finally {
            if (!inserted) {
                // Those that still insert have to end before their sessions are taken away.
                executor.shutdownNow();
                awaitEnd(executor);
            }
            executor.shutdown();
            sessions.forEach(TableLoad::end);
        }
    }

    private static void awaitEnd(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("A session does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was not committed is taken back: some drivers commit when they are closed. */
    private static void end(Connection session) {
        try (session) {
            session.rollback();
        } catch (SQLException e) {
            // It is broken; the database has taken back what it did.
            return;
        }
    }

    private static List<RowRange> parts(List<RowRange> missing, int threads) {
        List<RowRange> parts = new ArrayList<>();
        for (RowRange range : missing) {
            long each = Math.max(LEAST_ROWS, (range.rows() + threads - 1) / threads);
            FilePartition.of(range, each).forEach(part -> parts.add(part.rows()));
        }
        return parts;
    }

    /** Fills tables whose rows point at one another, by one session in one transaction. */
    void together(LoadGroup group, Map<TableName, List<RowRange>> missing) {
        Connection session = database.session();
        TargetTable current = group.tables().get(0);
        try {
            boolean waits = group.tables().stream()
                    .flatMap(table -> group.early(table).stream())
                    .anyMatch(key -> key.checked() == ImportedKey.Check.CAN_WAIT);
            if (waits) {
                try (Statement statement = session.createStatement()) {
                    statement.execute("SET CONSTRAINTS ALL DEFERRED");
                }
            }
            for (TargetTable table : group.tables()) {
                current = table;
                for (RowRange range : missing.getOrDefault(table.name(), List.of())) {
                    insert(session, table, range, leftEmpty(group, table));
                    journal.note(session, table.name(), range);
                }
            }
            for (TargetTable table : group.tables()) {
                current = table;
                for (RowRange range : missing.getOrDefault(table.name(), List.of())) {
                    point(session, table, range, leftEmpty(group, table));
                }
            }
            session.commit();
        } catch (SQLException e) {
            throw failure(current, e);
        } finally {
            end(session);
        }
    }

    /** Columns that stay empty until all rows are there, since their key is checked at once. */
    private static Set<String> leftEmpty(LoadGroup group, TargetTable table) {
        Set<String> columns = new LinkedHashSet<>();
        for (TargetKey key : group.early(table)) {
            if (key.checked() == ImportedKey.Check.AT_ONCE) {
                table.columns(key.columns()).stream()
                        .filter(column -> column.nullable()
                                && !table.table()
                                        .primaryKey()
                                        .contains(column.column().name()))
                        .map(column -> column.column().name())
                        .forEach(columns::add);
            }
        }
        return table.table().primaryKey().isEmpty() ? Set.of() : columns;
    }

    private void insert(Connection session, TargetTable table, RowRange rows, Set<String> leftEmpty)
            throws SQLException {
        List<String> names = table.columns().stream()
                .map(column -> column.column().name())
                .filter(name -> !leftEmpty.contains(name))
                .toList();
        try (RowStatement statement = RowStatement.inserting(session, table, table.columns(names))) {
            run(statement, table, names, rows, listener);
        }
    }

    /** Sets what was left empty. */
    private void point(Connection session, TargetTable table, RowRange rows, Set<String> leftEmpty)
            throws SQLException {
        if (leftEmpty.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(leftEmpty);
        names.addAll(table.table().primaryKey());
        List<TargetColumn> columns = table.columns(names);
        String sql =
                table.update(columns.subList(0, leftEmpty.size()), columns.subList(leftEmpty.size(), columns.size()));
        try (RowStatement statement = new BatchStatement(session, sql, columns, TargetDatabase.dialect(session))) {
            run(statement, table, names, rows, RunListener.SILENT);
        }
    }

    private void run(RowStatement statement, TargetTable table, List<String> names, RowRange rows, RunListener heard)
            throws SQLException {
        TableGenerator generator = plan.generator(table.name(), names);
        for (long row = rows.from(); row < rows.to(); row += Batch.CAPACITY) {
            if (Thread.interrupted()) {
                throw new SQLException("another part of the table could not be loaded");
            }
            Batch batch = generator.fill(row, rows.to());
            statement.run(batch);
            heard.wrote(table.name(), batch.size());
        }
        statement.finish();
    }

    private RuntimeException failure(TargetTable table, Throwable cause) {
        if (cause instanceof SQLException sql) {
            return BankSynthException.output(database.failure("load table " + table.name() + " into", sql)
                            .getMessage()
                    + "; none of its rows is there, and the same command goes on with it");
        }
        return cause instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(cause);
    }
}
