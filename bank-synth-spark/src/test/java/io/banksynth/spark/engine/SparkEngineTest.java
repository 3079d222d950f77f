package io.banksynth.spark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.engine.Engine;
import io.banksynth.engine.FilePartition;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunListener;
import io.banksynth.engine.RunPart;
import io.banksynth.engine.WrittenFile;
import io.banksynth.error.BankSynthException;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.formats.orc.OrcFormat;
import io.banksynth.formats.parquet.ParquetFormat;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.TableName;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.TableSink;
import io.banksynth.spark.LocalSpark;
import io.banksynth.spark.engine.FaultyFiles.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark writes the local engine's files, whatever happens to its tasks. */
@Tag("integration")
class SparkEngineTest {
    private static final List<TableSink.Format> FORMATS = List.of(new OrcFormat(), new ParquetFormat());

    @TempDir
    private Path temporary;

    private static ModelPack pack;
    private static GenerationPlan plan;
    private static IndexedPlan indexed;

    @BeforeAll
    static void train() {
        pack = CoreBanking.pack();
        plan = Planner.plan(
                pack,
                new GenerationRequest(
                        TableName.of("accounts"), 3000, 7, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0));
        indexed = new LocalEngine(2).index(plan);
    }

    /** Every table in that many parts, in an order that nobody would choose. */
    private static List<RunPart> parts(long number) {
        List<RunPart> parts = new ArrayList<>();
        for (TablePlan table : plan.tables()) {
            long rows = indexed.rows(table.name());
            FilePartition.of(rows, Math.max(1, (rows + number - 1) / number))
                    .forEach(part -> parts.add(new RunPart(table.name(), part)));
        }
        Collections.shuffle(parts, new Random(number));
        return parts;
    }

    private List<WrittenFile> write(Engine engine, List<RunPart> parts, String folder) throws IOException {
        Path run = Files.createDirectory(temporary.resolve(folder));
        return engine.write(indexed, parts, FORMATS, run, RunListener.SILENT);
    }

    private static Engine faulty(Fault fault) {
        return new SparkEngine(
                LocalSpark.session(),
                pack,
                FileLayout.USUAL,
                folder -> new FaultyFiles(new SharedFolder(folder.toString()), fault),
                SparkCounter.FEW_BLOCKS);
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> walk = Files.walk(temporary.resolve(folder))) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> temporary.resolve(folder).relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 200})
    void filesAreThoseOfTheLocalEngineInAnyOrderOfTasks(long number) throws IOException {
        List<RunPart> parts = parts(number);
        List<WrittenFile> expected = write(new LocalEngine(2), parts, "local");
        Engine spark = new SparkEngine(LocalSpark.session(), pack, FileLayout.USUAL);
        assertThat(write(spark, parts, "spark")).isEqualTo(expected);
        assertThat(files("spark")).isEqualTo(files("local"));
        for (String file : files("local")) {
            assertThat(temporary.resolve("spark").resolve(file))
                    .hasSameBinaryContentAs(temporary.resolve("local").resolve(file));
        }
    }

    /** Rows are counted by a job where there are many parents: here always. */
    @Test
    void countsOfAJobAreThoseOfThreads() {
        SparkEngine jobs = new SparkEngine(LocalSpark.session(), pack, FileLayout.USUAL, f -> new SharedFolder(""), 0);
        IndexedPlan counted = jobs.index(plan);
        for (TablePlan table : plan.tables()) {
            assertThat(counted.rows(table.name())).isEqualTo(indexed.rows(table.name()));
        }
        assertThat(io.banksynth.engine.PortablePlan.counts(counted))
                .isEqualTo(io.banksynth.engine.PortablePlan.counts(indexed));
    }

    @Test
    void attemptsThatFailLeaveNothingAndLoseNothing() throws IOException {
        List<RunPart> parts = parts(2);
        List<WrittenFile> expected = write(new LocalEngine(2), parts, "local");
        assertThat(write(faulty(Fault.FIRST_ATTEMPT_FAILS), parts, "spark")).isEqualTo(expected);
        assertThat(files("spark")).isEqualTo(files("local"));
    }

    @Test
    void aRunThatCannotBeWrittenIsToldInOneLine() throws IOException {
        assertThatThrownBy(() -> write(faulty(Fault.EVERY_ATTEMPT_FAILS), parts(1), "spark"))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot write the run on Spark: ")
                .hasMessageContaining("spoiled on purpose")
                .hasMessageNotContaining("\n");
        assertThat(files("spark")).isEmpty();
    }
}
