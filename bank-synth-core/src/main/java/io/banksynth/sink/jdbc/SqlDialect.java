package io.banksynth.sink.jdbc;

import java.util.Locale;

/** What differs between databases when tables are made and filled. */
public enum SqlDialect {
    ORACLE,
    POSTGRESQL,
    MYSQL,
    /** What the standard says; H2 and most others take it. */
    STANDARD;

    /** The dialect of a database by what its driver calls it. */
    static SqlDialect of(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("oracle")) {
            return ORACLE;
        }
        if (name.contains("postgres")) {
            return POSTGRESQL;
        }
        return name.contains("mysql") || name.contains("mariadb") ? MYSQL : STANDARD;
    }

    /** Whether a foreign key can be checked at the end of a transaction. */
    boolean canDefer() {
        return this == ORACLE || this == POSTGRESQL;
    }
}
