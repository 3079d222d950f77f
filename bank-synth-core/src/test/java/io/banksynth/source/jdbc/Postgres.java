package io.banksynth.source.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A PostgreSQL server of its own for the tests of one class; it takes {@code postgres} without a password. */
public final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Connection connection;

    private Postgres(EmbeddedPostgres server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    public static Postgres start() throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        return new Postgres(server, server.getPostgresDatabase().getConnection());
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
    }

    public DatabaseAddress address() {
        return DatabaseAddress.ofUrl(url(), Optional.of("postgres"), Optional.empty());
    }

    public Connection connection() {
        return connection;
    }

    /** Runs statements that are separated by semicolons. */
    public Postgres run(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
        return this;
    }

    /** The one number that a query gives. */
    public long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        server.close();
    }
}
