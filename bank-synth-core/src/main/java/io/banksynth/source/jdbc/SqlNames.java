package io.banksynth.source.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a database names things: where its tables lie, how names are quoted and compared. */
public final class SqlNames {
    private final Connection connection;
    private final DatabaseMetaData metaData;
    private final String quote;

    public SqlNames(Connection connection) throws SQLException {
        this.connection = connection;
        this.metaData = connection.getMetaData();
        this.quote = Objects.requireNonNullElse(metaData.getIdentifierQuoteString(), "\"")
                .strip();
    }

    /** Catalog and schema; a MySQL database is a catalog. */
    public record Place(@Nullable String catalog, @Nullable String schema) {
        /** For messages. */
        public String shown() {
            return schema != null ? schema : Objects.requireNonNullElse(catalog, "");
        }
    }

    /** The schema of that name without regard to case, or the session's own where there is none. */
    public Place place(String asked) throws SQLException {
        return known(asked).orElse(new Place(connection.getCatalog(), connection.getSchema()));
    }

    /** The schema of that name without regard to case. */
    public Optional<Place> known(String asked) throws SQLException {
        try (ResultSet rows = metaData.getSchemas()) {
            while (rows.next()) {
                String schema = rows.getString("TABLE_SCHEM");
                if (schema.equalsIgnoreCase(asked)) {
                    return Optional.of(new Place(connection.getCatalog(), schema));
                }
            }
        }
        return Optional.empty();
    }

    /** Names are given where patterns are asked for; what would be a wildcard is escaped. */
    public @Nullable String pattern(@Nullable String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return name == null || escape == null || escape.isEmpty()
                ? name
                : name.replace("_", escape + "_").replace("%", escape + "%");
    }

    /** A table's name as statements have it. */
    public String qualified(Place place, String name) {
        return Optional.ofNullable(place.schema).map(s -> quoted(s) + ".").orElse("") + quoted(name);
    }

    /** A name as statements have it. */
    public String quoted(String name) {
        return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
    }

    /** A name in the case in which the database keeps names without quotes. */
    public String folded(String name) throws SQLException {
        return metaData.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }
}
