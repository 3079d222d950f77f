package io.banksynth.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleStrategy;
import io.banksynth.source.Samples;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a database declares and holds is what is read of it, and entities that are sampled stay whole. */
class JdbcSourceTest {
    private H2 h2;

    @BeforeEach
    void open() throws SQLException {
        h2 = H2.empty();
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    private JdbcSource source() {
        return JdbcSource.open(Drivers.ofClassPath(), h2.address(), "PUBLIC", List.of());
    }

    private static Catalogue.Declared table(JdbcSource source, String name) {
        return source.schema().table(TableName.of(name)).orElseThrow().declared();
    }

    @Test
    void everyKindOfConstraintIsReadAsDeclared() throws SQLException {
        h2.run("""
                CREATE TABLE branch (branch_id INT PRIMARY KEY, head_id INT REFERENCES branch, code CHAR(4) NOT NULL UNIQUE);
                CREATE TABLE account (branch_id INT NOT NULL REFERENCES branch, no BIGINT NOT NULL, owner_id INT, PRIMARY KEY (branch_id, no));
                CREATE TABLE client (client_id INT PRIMARY KEY, main_branch INT, main_no BIGINT, FOREIGN KEY (main_branch, main_no) REFERENCES account);
                ALTER TABLE account ADD FOREIGN KEY (owner_id) REFERENCES client;
                CREATE TABLE passport (client_id INT NOT NULL UNIQUE REFERENCES client, "order" VARCHAR(9));
                """);
        try (JdbcSource source = source()) {
            assertThat(source.schema().tables()).hasSize(4);
            Catalogue.Declared branch = table(source, "branch");
            assertThat(branch.primaryKey()).containsExactly("BRANCH_ID");
            assertThat(branch.unique()).containsExactly(List.of("CODE"));
            assertThat(branch.foreignKeys())
                    .containsExactly(new Catalogue.DeclaredKey(
                            List.of("HEAD_ID"), TableName.of("branch"), List.of("BRANCH_ID")));
            assertThat(table(source, "account").primaryKey()).containsExactly("BRANCH_ID", "NO");
            assertThat(table(source, "account").foreignKeys()).hasSize(2);
            assertThat(table(source, "client").foreignKeys())
                    .containsExactly(new Catalogue.DeclaredKey(
                            List.of("MAIN_BRANCH", "MAIN_NO"), TableName.of("account"), List.of("BRANCH_ID", "NO")));
            assertThat(table(source, "passport").unique()).containsExactly(List.of("CLIENT_ID"));
            assertThat(table(source, "passport").columns().get(0).nullable()).isFalse();
        }
    }

    @Test
    void valuesOfAllTypesComeAsTheyAre() throws SQLException {
        h2.run("""
                CREATE TABLE t (id INT PRIMARY KEY, flag BOOLEAN, tiny TINYINT, big BIGINT, amount DECIMAL(12,2), wide DECIMAL(38,10),
                    ratio DOUBLE PRECISION, name VARCHAR(20), code CHAR(5), birth DATE, at TIMESTAMP(6), nano TIMESTAMP(9),
                    zoned TIMESTAMP(3) WITH TIME ZONE, photo VARBINARY(10), note CLOB);
                INSERT INTO t VALUES (1, TRUE, -5, 9007199254740993, -12.34, 1234567890123456789012345678.0123456789, 0.1, 'Zoë "x", y', 'AB',
                    DATE '1500-02-28', TIMESTAMP '1969-12-31 23:59:59.999999', TIMESTAMP '2024-02-29 01:02:03.123456789',
                    TIMESTAMP WITH TIME ZONE '2024-01-01 00:30:00.5+02:00', X'00FF', 'long');
                INSERT INTO t (id, name) VALUES (2, '');
                """);
        try (JdbcSource source = source()) {
            Sample sample = source.read(new SampleStrategy.Whole(), source.counts(), List.of())
                    .samples()
                    .get(0);
            assertThat(sample.size()).isEqualTo(2);
            assertThat(longs(sample, "FLAG")[0]).isEqualTo(1);
            assertThat(longs(sample, "TINY")[0]).isEqualTo(-5);
            assertThat(longs(sample, "BIG")[0]).isEqualTo(9007199254740993L);
            assertThat(longs(sample, "AMOUNT")[0]).isEqualTo(-1234);
            WideVector wide = (WideVector) vector(sample, "WIDE");
            assertThat(BigInteger.valueOf(wide.high()[0])
                            .shiftLeft(64)
                            .add(new BigInteger(Long.toUnsignedString(wide.low()[0]))))
                    .isEqualTo(new BigInteger("12345678901234567890123456780123456789"));
            assertThat(text(sample, "NAME", 0)).isEqualTo("Zoë \"x\", y");
            assertThat(text(sample, "NAME", 1)).isEmpty();
            assertThat(text(sample, "CODE", 0)).as("without the spaces of CHAR").isEqualTo("AB");
            assertThat(longs(sample, "BIRTH")[0])
                    .isEqualTo(LocalDate.of(1500, 2, 28).toEpochDay());
            assertThat(longs(sample, "AT")[0]).isEqualTo(-1);
            WideVector nano = (WideVector) vector(sample, "NANO");
            assertThat(nano.low()[0]).isEqualTo(123_456_789);
            assertThat(longs(sample, "ZONED")[0])
                    .isEqualTo(LocalDate.of(2023, 12, 31).toEpochDay() * 86_400_000_000L + 81_000_500_000L);
            assertThat(vector(sample, "PHOTO").nulls()).containsExactly(false, true);
            assertThat(vector(sample, "NOTE").nulls()).containsExactly(false, true);
            assertThat(sample.columns().get(0)).isEqualTo(new Column("ID", new DataType.Whole(32), false));
        }
    }

    @Test
    void numbersDeclaredWithoutSizeAreAsWideAsTheirValues() throws SQLException {
        assertThat(OpenNumbers.type(List.of(new java.math.BigDecimal("12"), new java.math.BigDecimal("-7.00"))))
                .isEqualTo(new DataType.Whole(32));
        assertThat(OpenNumbers.type(List.of(new java.math.BigDecimal("12345678901"))))
                .isEqualTo(new DataType.Whole(64));
        assertThat(OpenNumbers.type(List.of(new java.math.BigDecimal("0.25"), new java.math.BigDecimal("100"))))
                .isEqualTo(new DataType.Decimal(5, 2));
        assertThat(OpenNumbers.type(List.of(new java.math.BigDecimal("1E-40")))).isEqualTo(new DataType.Floating(64));
    }

    /** A twelfth of the clients, each with all accounts and all bookings, and no row without its parents. */
    @Test
    void sampledEntitiesAreWhole() throws SQLException {
        h2.run("""
                CREATE TABLE region (region_id INT PRIMARY KEY);
                CREATE TABLE client (client_id INT PRIMARY KEY, region_id INT REFERENCES region);
                CREATE TABLE shop (shop_id INT PRIMARY KEY);
                CREATE TABLE account (client_id INT REFERENCES client, no INT, PRIMARY KEY (client_id, no));
                CREATE TABLE booking (booking_id INT PRIMARY KEY, client_id INT, no INT, shop_id INT REFERENCES shop, FOREIGN KEY (client_id, no) REFERENCES account);
                INSERT INTO region SELECT x FROM SYSTEM_RANGE(1, 20);
                INSERT INTO client SELECT x, MOD(x, 20) + 1 FROM SYSTEM_RANGE(1, 12000);
                INSERT INTO shop SELECT x FROM SYSTEM_RANGE(1, 11000);
                INSERT INTO account SELECT c.x, a.x FROM SYSTEM_RANGE(1, 12000) c, SYSTEM_RANGE(1, 2) a WHERE a.x <= MOD(c.x, 2) + 1;
                INSERT INTO booking SELECT ROWNUM(), a.client_id, a.no, MOD(ROWNUM() * 7, 11000) + 1 FROM account a, SYSTEM_RANGE(1, 3) b WHERE b.x <= MOD(a.client_id, 3) + 1;
                """);
        try (JdbcSource source = source()) {
            List<Relationship> keys = source.schema().tables().stream()
                    .flatMap(t -> t.declared().foreignKeys().stream()
                            .map(k -> Relationship.foreignKey(
                                    t.declared().name(), k.columns(), k.parent(), k.parentColumns())))
                    .toList();
            Map<TableName, Long> counts = source.counts();
            assertThat(counts.get(TableName.of("booking"))).isEqualTo(36_000);
            Samples samples = source.read(new SampleStrategy.Share(1 / 12.0), counts, keys);
            long[] clients = longs(samples.of(TableName.of("client")).orElseThrow(), "CLIENT_ID");
            assertThat(clients).hasSize(1_000).doesNotHaveDuplicates();
            assertThat(samples.of(TableName.of("region")).orElseThrow().size())
                    .as("small tables are whole")
                    .isEqualTo(20);
            Set<Long> drawn = new HashSet<>();
            long accounts = 0;
            for (long client : clients) {
                drawn.add(client);
                accounts += client % 2 + 1;
            }
            Sample account = samples.of(TableName.of("account")).orElseThrow();
            assertThat(account.size()).isEqualTo((int) accounts);
            Sample booking = samples.of(TableName.of("booking")).orElseThrow();
            long bookings = 0;
            for (long client : longs(account, "CLIENT_ID")) {
                bookings += client % 3 + 1;
            }
            assertThat(booking.size()).isEqualTo((int) bookings);
            Set<Long> shops = new HashSet<>();
            for (long shop : longs(samples.of(TableName.of("shop")).orElseThrow(), "SHOP_ID")) {
                shops.add(shop);
            }
            for (int i = 0; i < booking.size(); i++) {
                assertThat(drawn.contains(longs(booking, "CLIENT_ID")[i])).isTrue();
                assertThat(shops.contains(longs(booking, "SHOP_ID")[i])).isTrue();
            }
            Samples again = source.read(new SampleStrategy.Share(1 / 12.0), counts, keys);
            assertThat(longs(again.of(TableName.of("client")).orElseThrow(), "CLIENT_ID"))
                    .isEqualTo(clients);
        }
    }

    /** The connection drops in the middle of a table: every row is read once all the same. */
    @Test
    void aBrokenConnectionIsMended() throws SQLException {
        h2.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t SELECT x FROM SYSTEM_RANGE(1, 50000)"
                .replace("; ", ";\n"));
        BreakingDriver.breakAfter(12_345, 40_000);
        DatabaseAddress address = DatabaseAddress.ofUrl(
                BreakingDriver.PREFIX + h2.url(), Optional.of("SA"), Optional.of(new Secret("tiger")));
        try (JdbcSource source = JdbcSource.open(BreakingDriver.drivers(), address, "PUBLIC", List.of())) {
            Sample sample = source.read(new SampleStrategy.Whole(), Map.of(), List.of())
                    .samples()
                    .get(0);
            assertThat(longs(sample, "ID")).hasSize(50_000).doesNotHaveDuplicates();
            assertThat(BreakingDriver.breaks()).isEqualTo(2);
        }
    }

    /** A network that does not come back ends the reading, with the table's name. */
    @Test
    void aConnectionThatBreaksAgainAndAgainIsTold() throws SQLException {
        h2.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t SELECT x FROM SYSTEM_RANGE(1, 50000)"
                .replace("; ", ";\n"));
        BreakingDriver.breakAfter(9_000, 9_000, 9_000, 9_000);
        DatabaseAddress address = DatabaseAddress.ofUrl(
                BreakingDriver.PREFIX + h2.url(), Optional.of("SA"), Optional.of(new Secret("tiger")));
        try (JdbcSource source = JdbcSource.open(BreakingDriver.drivers(), address, "PUBLIC", List.of())) {
            assertThatThrownBy(() -> source.read(new SampleStrategy.Whole(), Map.of(), List.of()))
                    .isInstanceOf(BankSynthException.class)
                    .hasMessage("Cannot read table T of " + BreakingDriver.PREFIX + h2.url() + ": the network is down")
                    .hasNoCause();
        }
    }

    @Test
    void failuresAreOneLineWithoutThePassword() {
        assertThatThrownBy(() -> JdbcSource.open(
                        Drivers.ofClassPath(),
                        DatabaseAddress.ofUrl(h2.url(), Optional.of("SA"), Optional.of(new Secret("wrong-secret"))),
                        "PUBLIC",
                        List.of()))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot connect to jdbc:h2:mem:bank")
                .hasMessageNotContaining("wrong-secret")
                .hasMessageNotContaining("\n")
                .hasNoCause();
        assertThatThrownBy(this::source).hasMessageContaining("it has no table that this user may see");
        assertThatThrownBy(() -> JdbcSource.open(
                        Drivers.of(List.of()),
                        DatabaseAddress.ofOracle("scott/ti@ger@host:1521/bank"),
                        "CORE",
                        List.of()))
                .hasMessageContaining("ojdbc11.jar")
                .hasMessageNotContaining("ti@ger");
    }

    private static Vector vector(Sample sample, String column) {
        for (int c = 0; c < sample.columns().size(); c++) {
            if (sample.columns().get(c).name().equals(column)) {
                return sample.rows().vector(c);
            }
        }
        throw new AssertionError(column);
    }

    private static long[] longs(Sample sample, String column) {
        return ((LongVector) vector(sample, column)).values();
    }

    private static String text(Sample sample, String column, int row) {
        CodeVector codes = (CodeVector) vector(sample, column);
        return codes.dictionary().text(codes.codes()[row]);
    }
}
