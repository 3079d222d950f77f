package io.banksynth.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database whose port nobody knows before it runs. */
@Tag("integration")
@ExtendWith(TestPack.class)
@SyntheticData(model = TestPack.FOLDER, rows = 2_000, urlFrom = SyntheticDataPostgresTest.Starting.class)
class SyntheticDataPostgresTest {
    /** Begins a server and tells where it listens. */
    static final class Starting implements Supplier<String> {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String get() {
            return SERVER.getJdbcUrl("postgres", "postgres");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        Starting.SERVER.close();
    }

    @Test
    void theLargestTableHasItsRowsInPostgres() throws SQLException {
        assertThat(TestPack.asked(new Starting().get(), "SELECT count(*) FROM transactions"))
                .isEqualTo(2_000);
    }
}
