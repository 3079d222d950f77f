package io.banksynth.sink.jdbc;

import io.banksynth.batch.RowRange;
import io.banksynth.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a load are in the database: a table beside the loaded ones, whose lines are committed together with the rows that they
 * speak of. So a load that was broken off goes on where it was, and one that is run twice does nothing.
 *
 * @param sqlName of the journal's table
 * @param load names the load: its pack and all that decides the rows
 */
public record LoadJournal(String sqlName, String load) {
    /** The name of the journal's table, wherever it lies. */
    static final String NAME = "bank_synth_load";

    static String definition(String sqlName) {
        return "CREATE TABLE " + sqlName + " (load_id VARCHAR(64) NOT NULL, table_name VARCHAR(300) NOT NULL,"
                + " first_row NUMERIC(19) NOT NULL, end_row NUMERIC(19) NOT NULL,"
                + " PRIMARY KEY (load_id, table_name, first_row))";
    }

    /** The rows of a table that are there, in their order. */
    public List<RowRange> done(Connection session, TableName table) throws SQLException {
        String sql = "SELECT first_row, end_row FROM " + sqlName
                + " WHERE load_id = ? AND table_name = ? ORDER BY first_row";
        List<RowRange> done = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setString(1, load);
            statement.setString(2, table.shown());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    done.add(new RowRange(rows.getLong(1), rows.getLong(2)));
                }
            }
        }
        return done;
    }

    /** Notes rows that the same transaction loads. */
    public void note(Connection session, TableName table, RowRange rows) throws SQLException {
        String sql = "INSERT INTO " + sqlName + " (load_id, table_name, first_row, end_row) VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setString(1, load);
            statement.setString(2, table.shown());
            statement.setLong(3, rows.from());
            statement.setLong(4, rows.to());
            statement.executeUpdate();
        }
    }

    /** Forgets a table whose rows somebody has removed. */
    public void forget(Connection session, TableName table) throws SQLException {
        try (PreparedStatement statement =
                session.prepareStatement("DELETE FROM " + sqlName + " WHERE load_id = ? AND table_name = ?")) {
            statement.setString(1, load);
            statement.setString(2, table.shown());
            statement.executeUpdate();
        }
    }
}
