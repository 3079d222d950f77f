package io.banksynth.sink.jdbc;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Runs a statement for every row of a batch, with a parameter for each column. */
public final class BatchStatement implements RowStatement {
    private final PreparedStatement statement;
    private final List<TargetColumn> columns;
    private final List<CellBinder> binders;

    /**
     * @param columns in the order of the parameters, which is also that of the batches
     */
    public BatchStatement(Connection session, String sql, List<TargetColumn> columns, SqlDialect dialect)
            throws SQLException {
        this.statement = session.prepareStatement(sql);
        this.columns = List.copyOf(columns);
        this.binders = columns.stream().map(c -> CellBinder.of(c, dialect)).toList();
    }

    /** Runs it for all rows of a batch at once. */
    @Override
    public void run(Batch batch) throws SQLException {
        for (int i = 0; i < batch.size(); i++) {
            for (int c = 0; c < binders.size(); c++) {
                Vector vector = batch.vector(c);
                if (vector.nulls()[i]) {
                    statement.setNull(c + 1, columns.get(c).jdbcType());
                } else {
                    binders.get(c).bind(statement, c + 1, vector, i);
                }
            }
            statement.addBatch();
        }
        try {
            statement.executeBatch();
        } catch (BatchUpdateException e) {
            // What went wrong in the batch says more than that something did.
            SQLException first = e.getNextException();
            throw first == null ? e : first;
        }
    }

    /** Nothing is left to do: each batch was waited for. */
    @Override
    public void finish() {}

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
