package io.banksynth.source.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A database in memory for one test; it lasts as long as this connection is open. */
public final class H2 implements AutoCloseable {
    private static final Pattern END = Pattern.compile(";\\s*\\R|;\\s*$");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url;
    private final Connection connection;

    private H2(String url) throws SQLException {
        this.url = url;
        this.connection = DriverManager.getConnection(url, "SA", "tiger");
    }

    /** An empty one that takes {@code SA} with the password {@code tiger}. */
    public static H2 empty() throws SQLException {
        return new H2("jdbc:h2:mem:bank" + NUMBER.incrementAndGet());
    }

    /** One that speaks as Oracle does. */
    public static H2 likeOracle() throws SQLException {
        return new H2("jdbc:h2:mem:bank" + NUMBER.incrementAndGet() + ";MODE=Oracle");
    }

    /** Runs statements that are separated by semicolons at the ends of lines. */
    public H2 run(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : END.splitAsStream(script).toList()) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        return this;
    }

    public String url() {
        return url;
    }

    public Connection connection() {
        return connection;
    }

    public DatabaseAddress address() {
        return DatabaseAddress.ofUrl(url, Optional.of("SA"), Optional.of(new Secret("tiger")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
