package io.banksynth.sink.jdbc;

import io.banksynth.batch.Batch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Hands rows to a session, within its transaction. Closing it before {@link #finish} takes back what the database allows to. */
public interface RowStatement extends AutoCloseable {
    /** Hands over the rows of a batch. */
    void run(Batch batch) throws SQLException;

    /** Waits until the database has taken all rows, as far as it checks them before the transaction ends. */
    void finish() throws SQLException;

    @Override
    void close() throws SQLException;

    /**
     * Inserts rows by the fastest way that the session has.
     *
     * @param columns in the order of the batches' columns
     */
    static RowStatement inserting(Connection session, TargetTable table, List<TargetColumn> columns)
            throws SQLException {
        SqlDialect dialect = TargetDatabase.dialect(session);
        if (dialect == SqlDialect.POSTGRESQL) {
            Optional<RowStatement> copying = CopyStatement.open(session, table, columns);
            if (copying.isPresent()) {
                return copying.get();
            }
        }
        return new BatchStatement(session, table.insert(columns), columns, dialect);
    }
}
