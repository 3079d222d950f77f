package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.CellText;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.schema.Column;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import io.banksynth.train.Trainer;
import io.banksynth.train.TrainingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What fewer than k units hold is in no byte of a pack and in no row made from it. Reference tables without a personal column
 * are kept as they are, so nothing is planted there.
 */
class CanaryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "ONE_ROW, ABOVE",
        "ONE_ROW, BELOW",
        "ONE_UNIT_IN_MANY_ROWS, ABOVE",
        "ONE_UNIT_IN_MANY_ROWS, BELOW",
        "ALMOST_ENOUGH_UNITS, ABOVE",
        "ALMOST_ENOUGH_UNITS, BELOW"
    })
    void valuesOfFewerThanKUnitsAreNowhere(Canaries.Holders holders, Canaries.Side side) throws IOException {
        Path samples = folder.resolve("samples");
        Needles needles = Canaries.plant(CoreBanking.SAMPLES, samples, holders, side);
        assertThat(found(needles, samples)).as("planted at all").hasSizeGreaterThan(30);
        Path pack = folder.resolve("pack");
        PackFiles.save(train(samples, TrainingOptions.defaults()), pack);

        assertThat(found(needles, pack)).as("in the pack").isEmpty();
        Invocation info = Invocation.of("info", "--model", pack);
        assertThat(needles.in(info.out() + info.err())).as("told by info").isEmpty();
        Path run = generate(pack, needles);
        assertThat(found(needles, run)).as("in the bytes of the run").isEmpty();
        assertThat(cells(needles, run)).as("in cells").isEmpty();
    }

    /** Every level but public keeps them out, whatever column they stand in. */
    @ParameterizedTest
    @EnumSource(value = Level.class, names = "PUBLIC", mode = EnumSource.Mode.EXCLUDE)
    void valuesAreNowhereWhateverTheLevel(Level level) throws IOException {
        Path samples = folder.resolve("samples");
        Needles needles =
                Canaries.plant(CoreBanking.SAMPLES, samples, Canaries.Holders.ALMOST_ENOUGH_UNITS, Canaries.Side.ABOVE);
        Path pack = folder.resolve("pack");
        PackFiles.save(train(samples, new TrainingOptions(10, Map.of(), List.of(), allOf(level, samples))), pack);

        assertThat(found(needles, pack)).as("in the pack").isEmpty();
        Invocation audit =
                Invocation.of("audit", "--model", pack, "--sample_dir", samples, "--output", folder.resolve("audit"));
        assertThat(needles.in(audit.out() + audit.err())).as("told by audit").isEmpty();
        assertThat(audit.code()).as(audit.out()).isZero();
        assertThat(found(needles, folder.resolve("audit"))).as("in the audit").isEmpty();
        Path run = generate(pack, needles);
        assertThat(found(needles, run)).as("in the bytes of the run").isEmpty();
        assertThat(cells(needles, run)).as("in cells").isEmpty();
    }

    /** A policy that gives a level to every column of the tables with planted rows that is no key. */
    private static PrivacyPolicy allOf(Level level, Path samples) {
        List<Sample> loaded =
                SampleLoader.load(SampleFolder.of(samples).tables(), Map.of()).samples();
        SchemaGraph graph = CoreBanking.graph(loaded);
        Map<TableName, Map<String, PrivacyPolicy.Rule>> rules = new LinkedHashMap<>();
        for (Table table : graph.tables()) {
            Map<String, PrivacyPolicy.Rule> columns = new LinkedHashMap<>();
            for (Column column : table.columns()) {
                boolean key = table.primaryKey().contains(column.name())
                        || graph.parentsOf(table.name()).stream()
                                .anyMatch(r -> r.childColumns().contains(column.name()));
                if (!key) {
                    columns.put(
                            column.name(),
                            new PrivacyPolicy.Rule(level, Optional.empty(), Optional.empty(), Optional.empty()));
                }
            }
            rules.put(table.name(), columns);
        }
        return new PrivacyPolicy(Optional.empty(), Level.INTERNAL, Level.PII, Optional.empty(), rules);
    }

    /** The search is worth something only if it finds what a pack without a threshold gives away. */
    @Test
    void theSearchFindsWhatAPackWithoutThresholdGivesAway() throws IOException {
        Path samples = folder.resolve("samples");
        Needles needles = Canaries.plant(CoreBanking.SAMPLES, samples, Canaries.Holders.ONE_ROW, Canaries.Side.ABOVE);
        Path pack = folder.resolve("pack");
        PackFiles.save(train(samples, new TrainingOptions(1, Map.of(), List.of())), pack);

        assertThat(found(needles, pack)).hasSizeGreaterThan(10);
    }

    private static ModelPack train(Path samples, TrainingOptions options) {
        List<Sample> loaded =
                SampleLoader.load(SampleFolder.of(samples).tables(), Map.of()).samples();
        return Trainer.train(CoreBanking.graph(loaded), loaded, options);
    }

    private Path generate(Path pack, Needles needles) {
        Invocation run = Invocation.of(
                "generate",
                "--model",
                pack,
                "--target_table",
                "CUSTOMERS",
                "--target_rows",
                "900",
                "--include_children",
                "--output_formats",
                "hive_orc,hive_parquet,oracle",
                "--run_id",
                "canary",
                "--output_dir",
                folder.resolve("output"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(needles.in(run.out() + run.err())).as("told by generate").isEmpty();
        return folder.resolve("output").resolve("canary");
    }

    /** Needles in the bytes of all files below a folder, read as UTF-8. */
    private static List<String> found(Needles needles, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            boolean compressed =
                    file.toString().endsWith(".orc") || file.toString().endsWith(".parquet");
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            List<String> hits = file.toString().endsWith(".json") ? needles.inPack(text) : needles.in(text);
            if (!compressed) {
                hits.forEach(hit -> found.add(folder.relativize(file) + ": " + hit));
            }
        }
        return found;
    }

    /** Needles in the decoded cells of the files that are compressed. */
    private static List<String> cells(Needles needles, Path run) {
        List<String> found = new ArrayList<>();
        for (String format : List.of("hive_orc", "hive_parquet")) {
            List<Sample> tables = SampleLoader.load(
                            SampleFolder.of(run.resolve(format)).tables(), Map.of())
                    .samples();
            assertThat(tables).as(format).hasSizeGreaterThan(10);
            for (Sample table : tables) {
                StringBuilder text = new StringBuilder();
                for (int c = 0; c < table.columns().size(); c++) {
                    for (int row = 0; row < table.size(); row++) {
                        if (!table.rows().vector(c).nulls()[row]) {
                            text.append(CellText.text(
                                            table.rows().vector(c),
                                            row,
                                            table.columns().get(c).type()))
                                    .append('\n');
                        }
                    }
                }
                needles.in(text.toString()).forEach(hit -> found.add(format + "/" + table.table() + ": " + hit));
            }
        }
        return found;
    }
}
