package io.banksynth.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries for Oracle's dictionary run against views with its names, columns and types. */
class OracleCatalogueTest {
    private static final String DICTIONARY = """
            INSERT INTO ALL_TABLES VALUES ('CORE', 'ACCOUNTS', 1), ('CORE', 'BOOKINGS', 1), ('CORE', 'Mixed', 1), ('HR', 'EMPLOYEES', 1);
            INSERT INTO ALL_TAB_COLUMNS VALUES
                ('CORE', 'ACCOUNTS', 'BRANCH', 'CHAR', 4, 4, NULL, NULL, 'N', 1),
                ('CORE', 'ACCOUNTS', 'NO', 'NUMBER', 22, 0, 10, 0, 'N', 2),
                ('CORE', 'ACCOUNTS', 'BALANCE', 'NUMBER', 22, 0, 15, 2, 'Y', 3),
                ('CORE', 'ACCOUNTS', 'RATE', 'NUMBER', 22, 0, NULL, NULL, 'Y', 4),
                ('CORE', 'ACCOUNTS', 'OPENED', 'DATE', 7, 0, NULL, NULL, 'Y', 5),
                ('CORE', 'ACCOUNTS', 'CHANGED', 'TIMESTAMP(9)', 11, 0, NULL, 9, 'Y', 6),
                ('CORE', 'ACCOUNTS', 'SEEN', 'TIMESTAMP(6) WITH LOCAL TIME ZONE', 11, 0, NULL, 6, 'Y', 7),
                ('CORE', 'ACCOUNTS', 'NOTE', 'CLOB', 4000, 0, NULL, NULL, 'Y', 8),
                ('CORE', 'ACCOUNTS', 'OWNER_NAME', 'VARCHAR2', 160, 40, NULL, NULL, 'Y', 9),
                ('CORE', 'ACCOUNTS', 'WHOLE', 'NUMBER', 22, 0, NULL, 0, 'Y', 10),
                ('CORE', 'ACCOUNTS', 'HASH', 'RAW', 16, 0, NULL, NULL, 'Y', 11),
                ('CORE', 'BOOKINGS', 'ID', 'NUMBER', 22, 0, 18, 0, 'N', 1),
                ('CORE', 'BOOKINGS', 'BRANCH', 'CHAR', 4, 4, NULL, NULL, 'Y', 2),
                ('CORE', 'BOOKINGS', 'ACCOUNT_NO', 'NUMBER', 22, 0, 10, 0, 'Y', 3),
                ('CORE', 'BOOKINGS', 'REVERSES', 'NUMBER', 22, 0, 18, 0, 'Y', 4),
                ('CORE', 'Mixed', 'Some Name', 'NUMBER', 22, 0, 5, -2, 'Y', 1),
                ('HR', 'EMPLOYEES', 'ID', 'NUMBER', 22, 0, 6, 0, 'N', 1);
            INSERT INTO ALL_CONSTRAINTS VALUES
                ('CORE', 'PK_A', 'P', 'ACCOUNTS', NULL, NULL, 'ENABLED', NULL, NULL),
                ('CORE', 'UQ_A', 'U', 'ACCOUNTS', NULL, NULL, 'ENABLED', NULL, NULL),
                ('CORE', 'PK_B', 'P', 'BOOKINGS', NULL, NULL, 'ENABLED', NULL, NULL),
                ('CORE', 'FK_BA', 'R', 'BOOKINGS', 'CORE', 'PK_A', 'DISABLED', 'RELY', NULL),
                ('CORE', 'FK_BB', 'R', 'BOOKINGS', 'CORE', 'PK_B', 'ENABLED', NULL, NULL),
                ('CORE', 'FK_HR', 'R', 'BOOKINGS', 'HR', 'PK_E', 'ENABLED', NULL, NULL),
                ('HR', 'PK_E', 'P', 'EMPLOYEES', NULL, NULL, 'ENABLED', NULL, NULL),
                ('CORE', 'CK_A', 'C', 'ACCOUNTS', NULL, NULL, 'ENABLED', NULL, 'balance >= -1000'),
                ('CORE', 'SYS_1', 'C', 'ACCOUNTS', NULL, NULL, 'ENABLED', NULL, '"NO" IS NOT NULL');
            INSERT INTO ALL_CONS_COLUMNS VALUES
                ('CORE', 'PK_A', 'ACCOUNTS', 'BRANCH', 1), ('CORE', 'PK_A', 'ACCOUNTS', 'NO', 2),
                ('CORE', 'UQ_A', 'ACCOUNTS', 'HASH', 1), ('CORE', 'PK_B', 'BOOKINGS', 'ID', 1),
                ('CORE', 'FK_BA', 'BOOKINGS', 'BRANCH', 1), ('CORE', 'FK_BA', 'BOOKINGS', 'ACCOUNT_NO', 2),
                ('CORE', 'FK_BB', 'BOOKINGS', 'REVERSES', 1), ('CORE', 'FK_HR', 'BOOKINGS', 'ID', 1), ('HR', 'PK_E', 'EMPLOYEES', 'ID', 1);
            """;

    private H2 h2;

    @BeforeEach
    void open() throws SQLException {
        h2 = H2.likeOracle().run(OracleDictionary.VIEWS).run(DICTIONARY);
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    private StoredSchema read() throws SQLException {
        try (Database database = Database.open(Drivers.ofClassPath(), h2.address())) {
            return OracleCatalogue.read(database, "core");
        }
    }

    @Test
    void tablesTypesAndKeysAreThoseOfTheDictionary() throws SQLException {
        StoredSchema schema = read();

        assertThat(schema.tables()).hasSize(3);
        Catalogue.Declared accounts =
                schema.table(TableName.of("accounts")).orElseThrow().declared();
        assertThat(accounts.columns().stream()
                        .map(c -> c.type().map(DataType::toString).orElse("open")))
                .containsExactly(
                        "char(4)",
                        "decimal(10,0)",
                        "decimal(15,2)",
                        "open",
                        "timestamp(0)",
                        "timestamp(9)",
                        "timestamp with time zone",
                        "string",
                        "varchar(40)",
                        "open",
                        "binary");
        assertThat(accounts.primaryKey()).containsExactly("BRANCH", "NO");
        assertThat(accounts.unique()).containsExactly(List.of("HASH"));
        assertThat(accounts.checks()).containsExactly("balance >= -1000", "\"NO\" IS NOT NULL");
        Catalogue.Declared bookings =
                schema.table(TableName.of("bookings")).orElseThrow().declared();
        assertThat(bookings.foreignKeys())
                .as("disabled ones too, none to another schema")
                .containsExactly(
                        new Catalogue.DeclaredKey(
                                List.of("BRANCH", "ACCOUNT_NO"), TableName.of("accounts"), List.of("BRANCH", "NO")),
                        new Catalogue.DeclaredKey(List.of("REVERSES"), TableName.of("bookings"), List.of("ID")));
        assertThat(schema.warnings())
                .singleElement()
                .asString()
                .contains("FK_HR")
                .contains("HR");
        StoredTable mixed = schema.table(TableName.of("mixed")).orElseThrow();
        assertThat(mixed.sqlName()).isEqualTo("\"CORE\".\"Mixed\"");
        assertThat(mixed.sqlColumns()).containsExactly("\"Some Name\"");
        assertThat(mixed.declared().columns().get(0).type()).isEqualTo(Optional.of(new DataType.Decimal(7, 0)));
    }

    /** Readers often own no table, but synonyms of another schema's. */
    @Test
    void synonymsLeadToTheTablesTheyStandFor() throws SQLException {
        h2.run(
                "INSERT INTO ALL_SYNONYMS VALUES ('PUBLIC', 'ACC', 'CORE', 'ACCOUNTS', NULL), ('PUBLIC', 'BOOK', 'CORE', 'BOOKINGS', NULL)");
        try (Database database = Database.open(Drivers.ofClassPath(), h2.address())) {
            StoredSchema schema = OracleCatalogue.read(database, "reader");

            assertThat(schema.owner()).isEqualTo("CORE");
            assertThat(schema.tables().stream().map(t -> t.declared().name().shown()))
                    .containsExactly("ACCOUNTS", "BOOKINGS");
            assertThat(schema.warnings()).anyMatch(warning -> warning.contains("synonyms"));
        }
    }

    @Test
    void aMissingGrantIsAWarningWithItsName() throws SQLException {
        h2.run("DROP TABLE ALL_CONS_COLUMNS");

        StoredSchema schema = read();

        assertThat(schema.tables()).hasSize(3);
        assertThat(schema.warnings()).singleElement().asString().contains("ALL_CONS_COLUMNS");
    }
}
