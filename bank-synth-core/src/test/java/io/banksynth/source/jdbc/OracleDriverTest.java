package io.banksynth.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Oracle's own driver understands the addresses that we build: it gets as far as the port, where nobody listens. An address that it does
 * not understand fails earlier, and otherwise.
 */
@Tag("integration")
class OracleDriverTest {
    /** What the driver says when an address is in order and nobody answers there. */
    private static final int NO_LISTENER = 12541;

    @TempDir
    private Path wallet;

    private static SQLException failure(String connection, Map<String, String> settings) {
        DatabaseAddress address =
                DatabaseAddress.ofOracle(connection).withPassword(Optional.of(new Secret("ti@ger/\"x")));
        for (String url : address.urls()) {
            try {
                new Connector(
                                Drivers.ofClassPath(),
                                new DatabaseAddress(List.of(url), address.user(), address.password()),
                                settings)
                        .connect()
                        .close();
            } catch (SQLException e) {
                if (e.getErrorCode() != NO_LISTENER) {
                    return e;
                }
            }
        }
        return new SQLException("understood", "08001", NO_LISTENER);
    }

    /** A port that was free a moment ago. */
    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scott@127.0.0.1:%d/CORE",
                "scott@127.0.0.1:%d/core.bank.example",
                "scott@//127.0.0.1:%d/CORE",
                "scott@127.0.0.1:%d:ORCL",
                "scott@tcp://127.0.0.1:%d/CORE",
                "scott@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=127.0.0.1)(PORT=%d))(CONNECT_DATA=(SERVICE_NAME=CORE)))",
                "jdbc:oracle:thin:@//127.0.0.1:%d/CORE"
            })
    void itTakesWhatWeBuild(String connection) throws IOException {
        SQLException failure = failure(connection.formatted(closedPort()), Map.of());

        assertThat(failure.getErrorCode()).as(failure.getMessage()).isEqualTo(NO_LISTENER);
    }

    @Test
    void namesAreLookedUpInTnsnames() throws IOException {
        String entry =
                "CORE_PROD=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=127.0.0.1)(PORT=%d))(CONNECT_DATA=(SID=ORCL)))\n";
        Files.writeString(wallet.resolve("tnsnames.ora"), entry.formatted(closedPort()));

        SQLException failure = failure("scott@CORE_PROD", Map.of("oracle.net.tns_admin", wallet.toString()));
        assertThat(failure.getErrorCode()).as(failure.getMessage()).isEqualTo(NO_LISTENER);
    }

    @Test
    void whatItDoesNotUnderstandFailsOtherwise() throws IOException {
        SQLException failure = failure("scott@(DESCRIPTION=(ADDRESS=(PORT=%d))".formatted(closedPort()), Map.of());
        assertThat(failure.getErrorCode()).isNotEqualTo(NO_LISTENER);
        assertThat(new Connector(
                                Drivers.ofClassPath(),
                                DatabaseAddress.ofOracle("scott/ti@ger@nowhere.invalid/X"),
                                Map.of())
                        .reason(failure))
                .doesNotContain("ti@ger");
    }
}
