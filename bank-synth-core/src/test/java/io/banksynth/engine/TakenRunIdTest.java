package io.banksynth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.schema.TableName;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.OutputFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of hours are not written only to be thrown away because their folder's name was taken all the while. */
class TakenRunIdTest {
    @TempDir
    Path output;

    @Test
    void aTakenNameIsRefusedBeforeAnyRowIsWritten() throws IOException {
        LocalEngine engine = new LocalEngine(1);
        IndexedPlan plan =
                engine.index(Planner.plan(CoreBanking.pack(), GenerationRequest.of(TableName.of("customers"), 100)));
        RunRequest request = new RunRequest(
                output.toString(),
                Optional.of("taken"),
                OutputFormats.named(List.of("csv"), FileLayout.USUAL),
                1,
                1000,
                "0123456789abcdef");
        Files.createDirectory(output.resolve("taken"));
        AtomicLong written = new AtomicLong();
        RunListener listener = new RunListener() {
            @Override
            public void wrote(TableName table, long rows) {
                written.addAndGet(rows);
            }
        };

        assertThatThrownBy(() -> engine.write(plan, request, "CORE", List.of(), listener))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("taken: it is there already; choose another --run_id or remove it");
        assertThat(written).hasValue(0);
        try (Stream<Path> left = Files.list(output)) {
            assertThat(left).hasSize(1);
        }
    }
}
