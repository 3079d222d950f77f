package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * A database that is read: sessions are read-only and see all tables as they were at one moment, as far as the database has
 * such sessions. Messages never hold the password.
 */
public final class Database implements AutoCloseable {
    private final Connector connector;
    private Connection connection;

    private Database(Connector connector) {
        this.connector = connector;
        try {
            this.connection = session();
        } catch (SQLException e) {
            throw failure("connect to", e);
        }
    }

    /**
     * Connects.
     *
     * @throws BankSynthException if the database does not answer or refuses, in one line
     */
    public static Database open(Drivers drivers, DatabaseAddress address) {
        return new Database(new Connector(drivers, address, Map.of()));
    }

    private Connection session() throws SQLException {
        Connection opened = connector.connect();
        opened.setAutoCommit(false);
        if (isOracle()) {
            // What Oracle calls read-only is what others call repeatable.
            try (var statement = opened.createStatement()) {
                statement.execute("SET TRANSACTION READ ONLY");
            }
        } else {
            if (opened.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
                opened.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            opened.setReadOnly(true);
        }
        return opened;
    }

    Connection connection() {
        return connection;
    }

    DatabaseMetaData metaData() throws SQLException {
        return connection.getMetaData();
    }

    /** Whether Oracle's dictionary is there. */
    boolean isOracle() {
        return connector.isOracle();
    }

    /** Connects again after the connection broke. */
    void reconnect() {
        close();
        try {
            connection = session();
        } catch (SQLException e) {
            throw failure("connect again to", e);
        }
    }

    /** The address without user and password. */
    public String shown() {
        return connector.shown();
    }

    /** A failure in one line, without the password. */
    BankSynthException failure(String verb, SQLException cause) {
        return BankSynthException.source("Cannot " + verb + " " + shown() + ": " + reason(cause));
    }

    /** What the database said, in one line, without the password. */
    String reason(SQLException cause) {
        return connector.reason(cause);
    }

    /** Whether a failure means that the connection is gone (SQLSTATE class 08, or what Oracle says instead). */
    static boolean isBroken(SQLException failure) {
        String state =
                failure.getSQLState() == null ? "" : failure.getSQLState().toUpperCase(Locale.ROOT);
        return state.startsWith("08")
                || state.equals("57P01")
                || failure.getErrorCode() == 3113
                || failure.getErrorCode() == 3114
                || failure.getErrorCode() == 17410
                || failure.getErrorCode() == 90121;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was broken, or is; there is nothing to save in a session that only reads.
            return;
        }
    }
}
