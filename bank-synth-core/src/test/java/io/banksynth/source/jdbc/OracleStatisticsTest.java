package io.banksynth.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.statistics.ColumnSummary;
import io.banksynth.source.statistics.OptimiserStatistics;
import io.banksynth.source.statistics.TableSummary;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DBMS_STATS notes is understood: bytes of Oracle's storage, histograms of all kinds, Julian days. */
class OracleStatisticsTest {
    private H2 h2;

    @BeforeEach
    void open() throws SQLException {
        h2 = H2.likeOracle().run(OracleDictionary.VIEWS).run("""
                CREATE TABLE ALL_TAB_COL_STATISTICS (OWNER VARCHAR2(128), TABLE_NAME VARCHAR2(128), COLUMN_NAME VARCHAR2(128), NUM_DISTINCT NUMBER,
                    LOW_VALUE RAW(1000), HIGH_VALUE RAW(1000), NUM_NULLS NUMBER, AVG_COL_LEN NUMBER, HISTOGRAM VARCHAR2(15));
                CREATE TABLE ALL_TAB_HISTOGRAMS (OWNER VARCHAR2(128), TABLE_NAME VARCHAR2(128), COLUMN_NAME VARCHAR2(4000), ENDPOINT_NUMBER NUMBER,
                    ENDPOINT_VALUE NUMBER, ENDPOINT_ACTUAL_VALUE VARCHAR2(4000), ENDPOINT_REPEAT_COUNT NUMBER);
                INSERT INTO ALL_TABLES VALUES ('CORE', 'ACCOUNTS', 200000), ('CORE', 'EMPTY', NULL);
                INSERT INTO ALL_TAB_COLUMNS VALUES
                    ('CORE', 'ACCOUNTS', 'ID', 'NUMBER', 22, 0, NULL, 0, 'N', 1), ('CORE', 'ACCOUNTS', 'STATUS', 'VARCHAR2', 10, 10, NULL, NULL, 'Y', 2),
                    ('CORE', 'ACCOUNTS', 'BALANCE', 'NUMBER', 22, 0, 12, 2, 'Y', 3), ('CORE', 'ACCOUNTS', 'OPENED', 'DATE', 7, 0, NULL, NULL, 'Y', 4),
                    ('CORE', 'EMPTY', 'X', 'NUMBER', 22, 0, 5, 0, 'Y', 1);
                INSERT INTO ALL_TAB_COL_STATISTICS VALUES
                    ('CORE', 'ACCOUNTS', 'ID', 200000, X'C102', X'C315', 0, 5, 'NONE'),
                    ('CORE', 'ACCOUNTS', 'STATUS', 2, X'4143544956', X'434C4F534544', 20000, 6, 'FREQUENCY'),
                    ('CORE', 'ACCOUNTS', 'BALANCE', 5000, X'3E646466', X'C20A33', 0, 5, 'HYBRID'),
                    ('CORE', 'ACCOUNTS', 'OPENED', 3000, X'77740101010101', X'787C0C1F010101', 0, 8, 'HEIGHT BALANCED');
                INSERT INTO ALL_TAB_HISTOGRAMS VALUES
                    ('CORE', 'ACCOUNTS', 'STATUS', 4500, 338, 'ACTIVE', 0), ('CORE', 'ACCOUNTS', 'STATUS', 5000, 349, 'CLOSED', 0),
                    ('CORE', 'ACCOUNTS', 'BALANCE', 100, -1, NULL, 0), ('CORE', 'ACCOUNTS', 'BALANCE', 3000, 0, NULL, 1500),
                    ('CORE', 'ACCOUNTS', 'BALANCE', 5000, 950, NULL, 1),
                    ('CORE', 'ACCOUNTS', 'OPENED', 0, 2433283, NULL, 0), ('CORE', 'ACCOUNTS', 'OPENED', 1, 2451545.5, NULL, 0),
                    ('CORE', 'ACCOUNTS', 'OPENED', 2, 2460676, NULL, 0);
                """);
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    @Test
    void everyKindOfHistogramIsUnderstood() throws SQLException {
        OptimiserStatistics statistics = read();

        assertThat(statistics.counts()).containsExactly(java.util.Map.entry(TableName.of("accounts"), 200_000L));
        assertThat(statistics.warnings()).singleElement().asString().contains("EMPTY");
        TableSummary accounts = statistics.tables().get(0);
        assertThat(accounts.columns().get(0)).isEqualTo(new Column("ID", new DataType.Whole(64), false));
        assertThat(accounts.of("ID").bounds()).containsExactly("1", "200000");
        ColumnSummary status = accounts.of("STATUS");
        assertThat(status.missing()).isEqualTo(0.1);
        assertThat(status.common())
                .containsExactly(
                        new ColumnSummary.Common("ACTIVE", 0.9 * 4_500 / 5_000),
                        new ColumnSummary.Common("CLOSED", 0.9 * 500 / 5_000));
        assertThat(accounts.of("BALANCE").common())
                .extracting(ColumnSummary.Common::value)
                .containsExactly("0", "950");
        assertThat(accounts.of("BALANCE").common().get(0).share()).isEqualTo(0.3);
        assertThat(accounts.of("BALANCE").bounds()).containsExactly("-1", "0", "950");
        assertThat(accounts.of("OPENED").bounds())
                .containsExactly("1950-01-01T00:00:00", "2000-01-01T12:00:00", "2024-12-31T00:00:00");
    }

    private OptimiserStatistics read() throws SQLException {
        try (Database database = Database.open(Drivers.ofClassPath(), h2.address())) {
            StoredSchema schema = OracleCatalogue.read(database, "core");
            return StoredStatistics.ofOracle(database, schema);
        }
    }

    /** Values and bytes of {@code DUMP} as Oracle's documentation and books print them. */
    @ParameterizedTest
    @CsvSource({
        "80, 0",
        "C102, 1",
        "C10B, 10",
        "C202, 100",
        "C20218, 123",
        "C30A0102, 90001",
        "3E6466, -1",
        "3D644E66, -123",
        "C1022A, 1.41",
        "C033, 0.5",
        "3F3366, -0.5",
        "C315, 200000"
    })
    void numbersAreReadFromTheirBytes(String hex, String value) {
        assertThat(new java.math.BigDecimal(OracleBytes.text(HexFormat.of().parseHex(hex), new DataType.Decimal(38, 10))
                        .orElseThrow()))
                .isEqualByComparingTo(value);
    }

    @Test
    void datesAreReadFromTheirBytes() {
        byte[] bytes = {120, 104, 12, 31, 24, 60, 60};
        assertThat(OracleBytes.text(bytes, new DataType.Timestamp(0, false)))
                .isEqualTo(Optional.of("2004-12-31T23:59:59"));
    }

    @Test
    void bytesThatStandForNoDateAreNone() {
        assertThat(OracleBytes.text(new byte[] {1, 2}, new DataType.Timestamp(0, false)))
                .isEmpty();
    }
}
