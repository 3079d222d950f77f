package io.banksynth.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Oracle's and MySQL's drivers sort foreign keys by parent and position: the columns of two keys to one parent alternate. */
class ImportedKeyTest {
    @Test
    void keysToOneParentAreToldApart() throws SQLException {
        try (H2 h2 = H2.empty();
                Statement statement = h2.connection().createStatement()) {
            var rows = statement.executeQuery("""
                    SELECT * FROM (VALUES (1, 'FK_A', 'S', 'P', 'A1', 'X', 7), (1, 'FK_B', 'S', 'P', 'B1', 'X', 5),
                        (2, 'FK_A', 'S', 'P', 'A2', 'Y', 7), (2, 'FK_B', 'S', 'P', 'B2', 'Y', 5))
                        AS K (KEY_SEQ, FK_NAME, PKTABLE_SCHEM, PKTABLE_NAME, FKCOLUMN_NAME, PKCOLUMN_NAME, DEFERRABILITY)""");
            DatabaseMetaData metaData = (DatabaseMetaData) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {DatabaseMetaData.class},
                    (proxy, method, arguments) -> rows);

            List<ImportedKey> keys = ImportedKey.of(metaData, new SqlNames.Place(null, "S"), "C");

            assertThat(keys).extracting(ImportedKey::columns).containsExactly(List.of("A1", "A2"), List.of("B1", "B2"));
            assertThat(keys).extracting(ImportedKey::parentColumns).containsOnly(List.of("X", "Y"));
            assertThat(keys)
                    .extracting(ImportedKey::checked)
                    .containsExactly(ImportedKey.Check.AT_ONCE, ImportedKey.Check.CAN_WAIT);
        }
    }
}
