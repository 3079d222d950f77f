package io.banksynth.spark.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.GenerationConfig;
import io.banksynth.batch.RowRange;
import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.TableName;
import io.banksynth.spark.LocalSpark;
import io.banksynth.spark.SparkGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark reads is what every engine generates, however it is split and whatever of it is asked for. */
@Tag("integration")
class GeneratedSourceTest {
    private static final GenerationRequest REQUEST = new GenerationRequest(
            TableName.of("accounts"), 900, 42, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);

    @TempDir
    private static Path temporary;

    private static SparkSession spark;
    private static ModelPack pack;
    private static IndexedPlan plan;

    @BeforeAll
    static void train() {
        spark = LocalSpark.session();
        pack = CoreBanking.pack();
        PackFiles.save(pack, temporary.resolve("pack"));
        plan = new LocalEngine(2).index(Planner.plan(pack, REQUEST));
    }

    private static List<List<String>> local(TablePlan table) {
        List<List<String>> rows = new ArrayList<>();
        plan.generator(table.name()).generate(plan.range(table.name()), batch -> rows.addAll(SparkRows.of(batch)));
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 200})
    void rowsAreThoseOfTheLocalEngineInAnyNumberOfPartitions(long partitions) {
        for (TablePlan table : plan.plan().tables()) {
            Dataset<Row> read = read(table.name(), "partitions", Long.toString(partitions));
            assertThat(SparkRows.of(read)).as(table.name().shown()).isEqualTo(local(table));
            long rows = plan.rows(table.name());
            assertThat(read.javaRDD().getNumPartitions())
                    .isBetween((int) Math.min(rows, partitions) / 2, (int) partitions);
        }
    }

    @Test
    void generatorGivesAllTables() {
        Map<String, Dataset<Row>> tables = new SparkGenerator(
                        spark,
                        io.banksynth.ModelPack.load(temporary.resolve("pack")),
                        GenerationConfig.of("accounts", 900).withChildren(),
                        500)
                .generate();
        assertThat(tables.keySet())
                .containsExactlyElementsOf(
                        plan.plan().tables().stream().map(t -> t.name().shown()).toList());
        for (TablePlan table : plan.plan().tables()) {
            assertThat(SparkRows.of(tables.get(table.name().shown()))).isEqualTo(local(table));
        }
    }

    /** A query of one column must not pay for the others, and rows beyond a limit must not be generated. */
    @Test
    void columnsAndLimitsArePushedDown() {
        TableName name = TableName.of("transactions");
        Dataset<Row> limited =
                read(name, "partitions", "7").select("account_id", "amount").limit(11);
        String explained = limited.queryExecution().executedPlan().toString();
        assertThat(explained)
                .contains("struct<account_id:")
                .contains("limit 11")
                .doesNotContain("description");
        List<List<String>> first = new ArrayList<>();
        plan.generator(name, List.of("account_id", "amount"))
                .generate(new RowRange(0, 11), batch -> first.addAll(SparkRows.of(batch)));
        assertThat(SparkRows.of(limited)).isEqualTo(first);
        assertThat(read(name, "partitions", "7").count()).isEqualTo(plan.rows(name));
    }

    @Test
    void sqlNamesTheSource() {
        spark.sql("CREATE OR REPLACE TEMPORARY VIEW t USING bank_synth OPTIONS (model '" + temporary.resolve("pack")
                + "', table 'TRANSACTIONS', target_table 'ACCOUNTS', target_rows '900', include_children 'true')");
        assertThat(spark.sql("SELECT COUNT(*) FROM t").first().getLong(0))
                .isEqualTo(plan.rows(TableName.of("transactions")));
    }

    @Test
    void statisticsAreKnownBeforeAnythingIsCounted() {
        Dataset<Row> billion = spark.read()
                .format("bank_synth")
                .option("model", temporary.resolve("pack").toString())
                .option("table", "transactions")
                .option("target_rows", "1000000000")
                .load();
        assertThat(billion.queryExecution()
                        .optimizedPlan()
                        .stats()
                        .rowCount()
                        .get()
                        .toString())
                .isEqualTo("1000000000");
    }

    @Test
    void wrongOptionsAreToldInOneLine() {
        assertThatThrownBy(() ->
                        spark.read().format("bank_synth").option("table", "t").load())
                .hasMessage("Cannot read bank_synth: option model is missing; give the pack's folder");
        assertThatThrownBy(() -> spark.read()
                        .format("bank_synth")
                        .option("model", temporary.resolve("pack").toString())
                        .option("table", "transactions")
                        .option("target_rows", "many")
                        .load())
                .hasMessage("Cannot read bank_synth: option target_rows is 'many', not a whole number");
    }

    private static Dataset<Row> read(TableName table, String option, String value) {
        return spark.read()
                .format("bank_synth")
                .option("model", temporary.resolve("pack").toString())
                .option("table", table.shown())
                .option("target_table", "accounts")
                .option("target_rows", "900")
                .option("include_children", "true")
                .option(option, value)
                .load();
    }
}
