package io.banksynth.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that says what it needs finds it in its database, with every key in place. */
@ExtendWith(TestPack.class)
@SyntheticData(model = TestPack.FOLDER, table = "ACCOUNTS", rows = 500, url = SyntheticDataTest.URL)
class SyntheticDataTest {
    static final String URL = "jdbc:h2:mem:bank;DB_CLOSE_DELAY=-1";

    @Test
    void theTargetHasItsRowsAndEveryAccountItsCustomer() throws SQLException {
        assertThat(TestPack.asked(URL, "SELECT count(*) FROM accounts")).isEqualTo(500);
        assertThat(TestPack.asked(URL, "SELECT count(*) FROM customers")).isPositive();
        assertThat(TestPack.asked(
                        URL,
                        "SELECT count(*) FROM accounts a LEFT JOIN customers c ON a.customer_id = c.customer_id"
                                + " WHERE c.customer_id IS NULL"))
                .isZero();
    }

    /** JUnit calls the extension for it as well. */
    @Nested
    class Within {
        @Test
        void aNestedClassFindsTheSameRows() throws SQLException {
            assertThat(TestPack.asked(URL, "SELECT count(*) FROM accounts")).isEqualTo(500);
        }
    }
}
