package io.banksynth.engine;

import io.banksynth.batch.RowRange;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.TableName;
import io.banksynth.sink.jdbc.LoadJournal;
import io.banksynth.sink.jdbc.TargetDatabase;
import io.banksynth.sink.jdbc.TargetTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads the rows of a plan into a database, parents first, while all its constraints hold. A table gets all its rows or none; what was
 * loaded before by the same plan is passed over.
 */
public final class DatabaseLoader {
    private final TargetDatabase database;
    private final int threads;
    private final RunListener listener;

    /**
     * @param threads that load different rows of a table at the same time, each by a session of its own
     */
    public DatabaseLoader(TargetDatabase database, int threads, RunListener listener) {
        this.database = database;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Loads what is missing.
     *
     * @param packDigest names the pack
     * @return the rows that were loaded now, by table in the order of loading; 0 where all were there
     * @throws BankSynthException if a table cannot be loaded; those before it are there then, and the same call goes on
     */
    public Map<TableName, Long> load(IndexedPlan plan, String packDigest) {
        List<TargetTable> targets = database.tables(
                plan.plan().written().stream().map(TablePlan::table).toList());
        LoadJournal journal = database.journal(
                RunIdentity.ofRows(plan.plan().request(), packDigest).hex());
        Map<TableName, List<RowRange>> missing = new LinkedHashMap<>();
        for (TargetTable table : targets) {
            missing.put(table.name(), missing(plan, table, journal));
        }
        listener.started(missing.values().stream()
                .flatMap(List::stream)
                .mapToLong(RowRange::rows)
                .sum());
        Map<TableName, Long> loaded = new LinkedHashMap<>();
        for (LoadGroup group : LoadGroup.of(targets)) {
            TableLoad load = new TableLoad(database, plan, journal, listener);
            if (group.isCyclic()) {
                load.together(group, missing);
            } else {
                TargetTable table = group.tables().get(0);
                load.inParts(table, missing.getOrDefault(table.name(), List.of()), threads);
            }
            for (TargetTable table : group.tables()) {
                long rows = missing.getOrDefault(table.name(), List.of()).stream()
                        .mapToLong(RowRange::rows)
                        .sum();
                loaded.put(table.name(), rows);
            }
        }
        return loaded;
    }

    /** Rows that the journal does not know. A table that somebody has emptied is loaded anew. */
    private List<RowRange> missing(IndexedPlan plan, TargetTable table, LoadJournal journal) {
        RowRange all = plan.range(table.name());
        try (Connection session = database.session()) {
            List<RowRange> done = journal.done(session, table.name());
            long noted = done.stream().mapToLong(RowRange::rows).sum();
            long stored = noted == 0 ? 0 : TargetDatabase.count(session, table);
            if (noted > 0 && stored == 0) {
                journal.forget(session, table.name());
                done = List.of();
            } else if (stored < noted) {
                throw BankSynthException.output("Cannot go on loading table " + table.name() + " into "
                        + database.shown() + ": it has " + stored + " of the " + noted
                        + " rows that were loaded; empty it to load it anew");
            }
            session.commit();
            return gaps(all, done);
        } catch (SQLException e) {
            throw database.failure("look what is loaded of table " + table.name() + " in", e);
        }
    }

    private static List<RowRange> gaps(RowRange all, List<RowRange> done) {
        List<RowRange> gaps = new ArrayList<>();
        long from = all.from();
        for (RowRange range : done) {
            if (range.from() > from) {
                gaps.add(new RowRange(from, range.from()));
            }
            from = Math.max(from, range.to());
        }
        if (from < all.to()) {
            gaps.add(new RowRange(from, all.to()));
        }
        return gaps;
    }
}
