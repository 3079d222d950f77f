package io.banksynth.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle addresses as people write them become URLs of Oracle's driver; what is shown of an address holds no secret. */
class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scott/tiger@db1:1521/CORE | scott | jdbc:oracle:thin:@//db1:1521/CORE jdbc:oracle:thin:@db1:1521:CORE
            scott@db1/CORE | scott | jdbc:oracle:thin:@//db1/CORE
            scott/tiger@db1:1521:ORCL | scott | jdbc:oracle:thin:@db1:1521:ORCL
            scott/ti@ger@//db1:1521/CORE | scott | jdbc:oracle:thin:@//db1:1521/CORE jdbc:oracle:thin:@db1:1521:CORE
            scott/tiger@CORE_PROD | scott | jdbc:oracle:thin:@CORE_PROD
            /@CORE_WALLET |  | jdbc:oracle:thin:@CORE_WALLET
            scott/tiger@tcps://db1:2484/CORE | scott | jdbc:oracle:thin:@tcps://db1:2484/CORE
            scott/tiger@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db1)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=CORE))) | scott | jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db1)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=CORE)))
            """)
    void oracleAddressesAreUnderstood(String connection, String user, String urls) {
        DatabaseAddress address = DatabaseAddress.ofOracle(connection);

        assertThat(String.join(" ", address.urls())).isEqualTo(urls);
        assertThat(address.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(address.toString()).doesNotContain("ti@ger").doesNotContain("tiger");
    }

    @Test
    void passwordsAreNeverShown() {
        DatabaseAddress address = DatabaseAddress.ofOracle("scott/ti@ger@db1:1521/CORE");

        assertThat(address.password().orElseThrow().reveal()).isEqualTo("ti@ger");
        assertThat(address.password().toString()).doesNotContain("ti@ger");
        assertThat(DatabaseAddress.ofUrl(
                                "jdbc:postgresql://db:5432/bank?user=me&password=hush",
                                Optional.empty(),
                                Optional.empty())
                        .shown())
                .isEqualTo("jdbc:postgresql://db:5432/bank");
        assertThat(DatabaseAddress.ofUrl("jdbc:mysql://me:hush@db/bank", Optional.empty(), Optional.empty())
                        .shown())
                .isEqualTo("jdbc:mysql://db/bank");
        assertThat(DatabaseAddress.ofOracle("jdbc:oracle:thin:me/hush@db:1521:X")
                        .shown())
                .isEqualTo("jdbc:oracle:thin:@db:1521:X");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> DatabaseAddress.ofOracle("scott/tiger@")).hasMessageContaining("it names no database");
        assertThatThrownBy(() -> DatabaseAddress.ofUrl("postgresql://db", Optional.empty(), Optional.empty()))
                .hasMessageContaining("a JDBC URL begins with jdbc:");
    }
}
