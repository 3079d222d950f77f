package io.banksynth.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Wherever the address comes from the rows are there; what is missing is told in a line, before a test has run. */
class SyntheticDataAddressTest {
    private static final String SHARED = "jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1";

    /** Classes that JUnit finds only where a test here asks for them. */
    abstract static class Case {
        @Test
        void runs() {}
    }

    static final class Starting implements Supplier<String> {
        @Override
        public String get() {
            return SHARED;
        }
    }

    @SyntheticData(model = TestPack.FOLDER, rows = 300, urlFrom = Starting.class)
    static final class Supplied extends Case {}

    @SyntheticData(model = TestPack.FOLDER, rows = 300)
    static final class Configured extends Case {}

    @SyntheticData(model = TestPack.FOLDER, rows = 300, table = "ACCOUNT", url = SHARED)
    static final class UnknownTable extends Case {}

    @SyntheticData(model = "target/no-pack", rows = 300, url = SHARED)
    static final class NoPack extends Case {}

    @SyntheticData(model = TestPack.FOLDER, rows = 300, url = SHARED, passwordVariable = "NO_SUCH_VARIABLE")
    static final class NoPassword extends Case {}

    @SyntheticData(model = TestPack.FOLDER, rows = 300, url = "jdbc:nosuch:bank")
    static final class NoDriver extends Case {}

    @BeforeAll
    static void train() {
        TestPack.save();
    }

    private static EngineExecutionResults run(Class<?> test, String... configuredUrl) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter").selectors(selectClass(test));
        List.of(configuredUrl).forEach(url -> kit.configurationParameter(SyntheticData.URL_PARAMETER, url));
        return kit.execute();
    }

    private static String failure(Class<?> test) {
        return run(test).containerEvents().failed().stream()
                .flatMap(event -> event.getPayload(org.junit.platform.engine.TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .findFirst()
                .orElse("no failure");
    }

    /** The second class finds what the first has loaded; without a table it is the largest that counts. */
    @Test
    void aStartedDatabaseAndAConfiguredOneAreFilled() throws SQLException {
        assertThat(run(Supplied.class).testEvents().succeeded().count()).isEqualTo(1);
        assertThat(run(Configured.class, SHARED).testEvents().succeeded().count())
                .isEqualTo(1);
        assertThat(TestPack.asked(SHARED, "SELECT count(*) FROM transactions")).isEqualTo(300);
    }

    @Test
    void whatIsMissingIsTold() {
        assertThat(failure(Configured.class))
                .startsWith("Cannot fill a database for io.banksynth.junit.SyntheticDataAddressTest$Configured:")
                .contains("bank_synth.url");
        assertThat(failure(UnknownTable.class)).contains("did you mean ACCOUNTS?");
        assertThat(failure(NoPack.class)).startsWith("Cannot read pack target/no-pack: there is no such folder");
        assertThat(failure(NoPassword.class)).contains("NO_SUCH_VARIABLE");
        assertThat(failure(NoDriver.class)).contains("of kind nosuch: there is no driver", "class path");
    }
}
