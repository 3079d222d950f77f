package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * A database that is read: sessions are read-only and see all tables as they were at one moment, as far as the database has
 * such sessions. Messages never hold the password.
 */
public final class Database implements AutoCloseable {
    private static final int LOGIN_SECONDS = 30;

    private final Drivers drivers;
    private final DatabaseAddress address;
    private final Properties properties = new Properties();
    private final int urlThatWorks;
    private Connection connection;

    private Database(Drivers drivers, DatabaseAddress address) {
        this.drivers = drivers;
        this.address = address;
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
        List<SQLException> failures = new ArrayList<>();
        int url = 0;
        Connection opened = null;
        while (opened == null) {
            try {
                opened = connect(url);
            } catch (SQLException e) {
                failures.add(e);
                url++;
                if (url == address.urls().size()) {
                    throw failure("connect to", failures.get(0));
                }
            }
        }
        this.urlThatWorks = url;
        this.connection = opened;
    }

    /**
     * Connects.
     *
     * @throws BankSynthException if the database does not answer or refuses, in one line
     */
    public static Database open(Drivers drivers, DatabaseAddress address) {
        return new Database(drivers, address);
    }

    private Connection connect(int url) throws SQLException {
        String text = address.urls().get(url);
        Properties given = new Properties();
        given.putAll(properties);
        if (text.startsWith("jdbc:oracle:")) {
            given.setProperty("oracle.net.CONNECT_TIMEOUT", Integer.toString(LOGIN_SECONDS * 1_000));
        } else if (text.startsWith("jdbc:postgresql:")) {
            given.setProperty("connectTimeout", Integer.toString(LOGIN_SECONDS));
        }
        Connection opened = drivers.of(text).connect(text, given);
        if (opened == null) {
            throw new SQLException("the driver does not take this address");
        }
        opened.setAutoCommit(false);
        if (text.startsWith("jdbc:oracle:")) {
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
        return address.urls().get(0).startsWith("jdbc:oracle:");
    }

    /** Connects again after the connection broke. */
    void reconnect() {
        close();
        try {
            connection = connect(urlThatWorks);
        } catch (SQLException e) {
            throw failure("connect again to", e);
        }
    }

    /** The address without user and password. */
    public String shown() {
        return address.shown();
    }

    /** A failure in one line, without the password. */
    BankSynthException failure(String verb, SQLException cause) {
        return BankSynthException.source("Cannot " + verb + " " + shown() + ": " + reason(cause));
    }

    /** What the database said, in one line, without the password. */
    String reason(SQLException cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.strip().replaceAll("\\s*\\R\\s*", "; ");
        String cleared = address.password().map(secret -> secret.clear(line)).orElse(line);
        for (String url : address.urls()) {
            cleared = cleared.replace(url, shown());
        }
        return hidden(cleared);
    }

    /** Passwords that stand in the URL itself. */
    private static String hidden(String text) {
        return text.replaceAll("(?i)(password|pwd)=[^&;\\s]*", "$1=***");
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
