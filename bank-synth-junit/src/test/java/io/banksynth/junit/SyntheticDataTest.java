package io.banksynth.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that says what it needs finds it in its database, with every key in place. */
@ExtendWith(SyntheticDataTest.PackFirst.class)
@SyntheticData(model = SyntheticDataTest.MODEL, table = "ACCOUNTS", rows = 500, url = SyntheticDataTest.URL)
class SyntheticDataTest {
    static final String MODEL = "target/test-pack";
    static final String URL = "jdbc:h2:mem:bank;DB_CLOSE_DELAY=-1";

    /** Writes the pack that the annotation names; extensions begin in the order in which they are declared. */
    static final class PackFirst implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            PackFiles.save(CoreBanking.pack(), Path.of(MODEL));
        }
    }

    private static long asked(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void theTargetHasItsRowsAndEveryAccountItsCustomer() throws SQLException {
        assertThat(asked("SELECT count(*) FROM accounts")).isEqualTo(500);
        assertThat(asked("SELECT count(*) FROM customers")).isPositive();
        assertThat(asked("SELECT count(*) FROM accounts a LEFT JOIN customers c ON a.customer_id = c.customer_id"
                        + " WHERE c.customer_id IS NULL"))
                .isZero();
    }
}
