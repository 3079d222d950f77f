package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.SampleStrategy;
import io.banksynth.spark.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A share of a large database has whole entities: who is drawn keeps all children, and nobody lacks a parent. */
@Tag("integration")
class HiveSamplesTest {
    private static final TableName CUSTOMERS = TableName.of("customers");
    private static final TableName ACCOUNTS = TableName.of("accounts");
    private static final TableName BRANCHES = TableName.of("branches");
    private static final TableName REGIONS = TableName.of("regions");
    private static final List<Relationship> KEYS = List.of(
            Relationship.foreignKey(ACCOUNTS, List.of("customer_id"), CUSTOMERS, List.of("customer_id")),
            Relationship.foreignKey(ACCOUNTS, List.of("branch_id"), BRANCHES, List.of("branch_id")),
            Relationship.foreignKey(BRANCHES, List.of("region_id"), REGIONS, List.of("region_id")));

    @TempDir
    private static Path temporary;

    private static SparkSession spark;

    @BeforeAll
    static void fill() {
        spark = LocalSpark.session();
        spark.sql("CREATE DATABASE bank LOCATION '" + temporary.resolve("bank") + "'");
        create("regions", "SELECT id AS region_id FROM range(5)");
        create("branches", "SELECT id AS branch_id, id % 5 AS region_id FROM range(12000)");
        create("customers", "SELECT id AS customer_id FROM range(20000)");
        create(
                "accounts",
                "SELECT id AS account_id, id DIV 3 AS customer_id, CAST(id * 7 % 12000 AS INT) AS branch_id FROM range(60000)");
    }

    private static void create(String table, String query) {
        spark.sql("CREATE TABLE bank." + table + " USING parquet AS " + query);
    }

    private static long number(String query, Path folder) {
        String sql = query.replaceAll(
                "(customers|accounts|branches|regions)\\b(?!\\.)", "parquet.`" + folder + "/$1.parquet`");
        return spark.sql(sql).first().getLong(0);
    }

    @Test
    void entitiesStayWhole(@TempDir Path folder) {
        HiveSamples samples = new HiveSamples(spark, "bank");
        Map<TableName, Long> counts = samples.counts();
        assertThat(counts)
                .containsEntry(REGIONS, 5L)
                .containsEntry(CUSTOMERS, 20_000L)
                .containsEntry(ACCOUNTS, 60_000L);
        samples.copy(new SampleStrategy.Rows(6_000), counts, KEYS, folder);

        long customers = number("SELECT COUNT(*) FROM customers", folder);
        // 20,000 draws of a tenth: beyond 6 standard deviations once in 500 million runs, and the hash is fixed.
        assertThat(customers).isBetween(1_745L, 2_255L);
        assertThat(number("SELECT COUNT(*) FROM accounts", folder)).isEqualTo(customers * 3);
        assertThat(number("SELECT COUNT(*) FROM accounts LEFT ANTI JOIN customers USING (customer_id)", folder))
                .isZero();
        assertThat(number("SELECT COUNT(*) FROM accounts LEFT ANTI JOIN branches USING (branch_id)", folder))
                .isZero();
        assertThat(number("SELECT COUNT(*) FROM regions", folder)).isEqualTo(5);
        assertThat(number("SELECT COUNT(*) FROM branches", folder)).isLessThan(customers * 3 + 1);
    }

    @Test
    void moreThanFitsIsRefusedBeforeItIsCopied(@TempDir Path folder) {
        HiveSamples small = new HiveSamples(spark, "bank", 2_000_000);
        Map<TableName, Long> counts = small.counts();
        assertThatThrownBy(() -> small.copy(new SampleStrategy.Whole(), counts, KEYS, folder))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("Cannot learn from 92,005 rows of Hive database bank")
                .hasMessageContaining("add --sample_strategy rows:10000 or so");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoNamesNoShareGetsWhatFits(@TempDir Path folder) {
        HiveSamples small = new HiveSamples(spark, "bank", 2_000_000);
        Map<TableName, Long> counts = small.counts();
        assertThat(small.copy(new SampleStrategy.Enough(), counts, KEYS, folder))
                .isBetween(0.1, 0.5);
        assertThat(number("SELECT COUNT(*) FROM customers", folder)).isBetween(2_000L, 10_000L);
        assertThat(new SampleStrategy.Enough().share(SampleStrategy.Enough.MOST * 4))
                .isEqualTo(0.25);
    }

    /** Nine thousand customers with all their rows are better than a tenth of everybody's. */
    @Test
    void fewParentsOfManyRowsAreDrawnToo(@TempDir Path folder) {
        spark.sql("CREATE DATABASE few LOCATION '" + temporary.resolve("few") + "'");
        spark.sql("CREATE TABLE few.regions USING parquet AS SELECT id AS region_id FROM range(5)");
        spark.sql(
                "CREATE TABLE few.customers USING parquet AS SELECT id AS customer_id, id % 5 AS region_id FROM range(9000)");
        spark.sql(
                "CREATE TABLE few.accounts USING parquet AS SELECT id AS account_id, id % 9000 AS customer_id FROM range(27000)");
        HiveSamples samples = new HiveSamples(spark, "few");
        List<Relationship> keys = List.of(
                Relationship.foreignKey(ACCOUNTS, List.of("customer_id"), CUSTOMERS, List.of("customer_id")),
                Relationship.foreignKey(CUSTOMERS, List.of("region_id"), REGIONS, List.of("region_id")));
        assertThat(samples.copy(new SampleStrategy.Share(0.1), samples.counts(), keys, folder))
                .isEqualTo(0.1);
        long customers = number("SELECT COUNT(*) FROM customers", folder);
        assertThat(customers).isBetween(728L, 1_072L);
        assertThat(number("SELECT COUNT(*) FROM accounts", folder)).isEqualTo(customers * 3);
        assertThat(number("SELECT COUNT(*) FROM regions", folder)).isEqualTo(5);
    }
}
