package io.banksynth.spark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.engine.Engine;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.PortablePlan;
import io.banksynth.engine.RunPart;
import io.banksynth.engine.WrittenFile;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.sink.FileLayout;
import io.banksynth.spark.LocalSpark;
import io.banksynth.spark.engine.FaultyFiles.Usual;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark writes the local engine's files, whatever happens to its tasks. */
@Tag("integration")
class SparkEngineTest {
    @TempDir
    private Path temporary;

    private EngineRuns runs;

    @BeforeEach
    void train() {
        runs = EngineRuns.of(temporary);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 200})
    void filesAreThoseOfTheLocalEngineInAnyOrderOfTasks(long number) throws IOException {
        List<RunPart> parts = runs.parts(number);
        List<WrittenFile> expected = runs.write(new LocalEngine(2), parts, "local");
        Engine spark = new SparkEngine(LocalSpark.session(), runs.pack(), FileLayout.USUAL);
        assertThat(runs.write(spark, parts, "spark")).isEqualTo(expected);
        assertThat(runs.files("spark")).isEqualTo(runs.files("local"));
        for (String file : runs.files("local")) {
            assertThat(temporary.resolve("spark").resolve(file))
                    .hasSameBinaryContentAs(temporary.resolve("local").resolve(file));
        }
    }

    /** Rows are counted by a job where there are many parents: here always. */
    @Test
    void countsOfAJobAreThoseOfThreads() {
        SparkEngine jobs =
                new SparkEngine(LocalSpark.session(), runs.pack(), FileLayout.USUAL, folder -> new SharedFolder(""), 0);
        IndexedPlan counted = jobs.index(runs.plan());
        for (TablePlan table : runs.plan().tables()) {
            assertThat(counted.rows(table.name())).isEqualTo(runs.indexed().rows(table.name()));
        }
        assertThat(PortablePlan.counts(counted)).isEqualTo(PortablePlan.counts(runs.indexed()));
    }

    @Test
    void attemptsThatFailLeaveNothingAndLoseNothing() throws IOException {
        List<RunPart> parts = runs.parts(2);
        List<WrittenFile> expected = runs.write(new LocalEngine(2), parts, "local");
        Engine faulty = runs.faulty(LocalSpark.session(), Usual.FIRST_ATTEMPT_FAILS);
        assertThat(runs.write(faulty, parts, "spark")).isEqualTo(expected);
        assertThat(runs.files("spark")).isEqualTo(runs.files("local"));
    }

    @Test
    void aRunThatCannotBeWrittenIsToldInOneLine() throws IOException {
        Engine faulty = runs.faulty(LocalSpark.session(), Usual.EVERY_ATTEMPT_FAILS);
        assertThatThrownBy(() -> runs.write(faulty, runs.parts(1), "spark"))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot write the run on Spark: ")
                .hasMessageContaining("spoiled on purpose")
                .hasMessageNotContaining("\n");
        assertThat(runs.files("spark")).isEmpty();
    }
}
