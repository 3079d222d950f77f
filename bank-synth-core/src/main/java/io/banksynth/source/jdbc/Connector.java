package io.banksynth.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens sessions of one database, and tells what went wrong with it in one line without a secret. Safe for several threads. */
public final class Connector {
    private static final int LOGIN_SECONDS = 30;

    private final Drivers drivers;
    private final DatabaseAddress address;
    private final Map<String, String> settings;
    private final AtomicInteger urlThatWorks = new AtomicInteger();

    /**
     * @param settings of the driver, beside user and password
     */
    public Connector(Drivers drivers, DatabaseAddress address, Map<String, String> settings) {
        this.drivers = drivers;
        this.address = address;
        this.settings = Map.copyOf(settings);
    }

    /**
     * Opens a session, by the first of the address's URLs that works.
     *
     * @throws SQLException what the first URL failed with
     */
    public Connection connect() throws SQLException {
        List<String> urls = address.urls();
        int first = urlThatWorks.get();
        SQLException failure = null;
        for (int url = first; url < urls.size(); url++) {
            try {
                Connection opened = connect(urls.get(url));
                urlThatWorks.set(url);
                return opened;
            } catch (SQLException e) {
                failure = failure == null ? e : failure;
            }
        }
        throw failure == null ? new SQLException("the address is empty") : failure;
    }

    private Connection connect(String url) throws SQLException {
        Properties given = new Properties();
        address.user().ifPresent(user -> given.setProperty("user", user));
        address.password().ifPresent(password -> given.setProperty("password", password.reveal()));
        if (url.startsWith("jdbc:oracle:")) {
            given.setProperty("oracle.net.CONNECT_TIMEOUT", Integer.toString(LOGIN_SECONDS * 1_000));
        } else if (url.startsWith("jdbc:postgresql:")) {
            given.setProperty("connectTimeout", Integer.toString(LOGIN_SECONDS));
        }
        settings.forEach(given::setProperty);
        Connection opened = drivers.of(url).connect(url, given);
        if (opened == null) {
            throw new SQLException("the driver does not take this address");
        }
        return opened;
    }

    /** Whether Oracle's dictionary is there. */
    public boolean isOracle() {
        return address.urls().get(0).startsWith("jdbc:oracle:");
    }

    /** The address without user and password. */
    public String shown() {
        return address.shown();
    }

    /** What the database said, in one line, without the password. */
    public String reason(SQLException cause) {
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
}
