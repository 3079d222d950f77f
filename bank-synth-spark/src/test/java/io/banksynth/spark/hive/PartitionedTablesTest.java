package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.Cluster;
import io.banksynth.spark.SparkSessionManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are divided by values hold the rows that they would hold otherwise, in as few files as there are values. */
@Tag("integration")
class PartitionedTablesTest {
    @TempDir
    private Path temporary;

    @Test
    void rowsAreTheSameInOneFileForEachValue() throws IOException {
        HiveCommands hive = HiveCommands.local(temporary, HiveCommands.embeddedMetastore(temporary));
        assertThat(hive.generate("test_data", "--run_id=flat"))
                .satisfies(a -> assertThat(a.err()).isEmpty());
        assertThat(hive.generate(
                        "divided",
                        "--run_id=divided",
                        "--output_formats=hive_orc,hive_parquet",
                        "--partition_by=transactions.transaction_type_id,accounts.status"))
                .satisfies(a -> assertThat(a.err()).isEmpty());
        Path run = temporary.resolve("out/divided");
        assertThat(Files.readString(run.resolve("ddl/hive_orc_tables.sql")))
                .contains("PARTITIONED BY (`status` ")
                .contains("MSCK REPAIR TABLE");

        try (SparkSessionManager spark = session()) {
            for (String table : List.of("transactions", "accounts", "customers")) {
                Dataset<Row> flat = spark.session().table("test_data." + table);
                Dataset<Row> divided = spark.session().table("divided." + table).selectExpr(flat.columns());
                assertThat(counts(divided)).as(table).isEqualTo(counts(flat));
                assertThat(divided.schema().simpleString())
                        .isEqualTo(flat.schema().simpleString());
            }
            long values = spark.session()
                    .table("test_data.transactions")
                    .select("transaction_type_id")
                    .distinct()
                    .count();
            assertThat(files(run.resolve("hive_orc/transactions"))).hasSize((int) values);
            assertThat(files(run.resolve("hive_parquet/transactions"))).hasSize((int) values);
            assertThat(spark.session()
                            .sql("SHOW PARTITIONS divided.transactions")
                            .count())
                    .isEqualTo(values);
        }
    }

    private SparkSessionManager session() {
        return new SparkSessionManager(
                "bank_synth tests",
                Cluster.Mode.LOCAL,
                HiveCommands.embeddedMetastore(temporary),
                Cluster.HiveUse.USED);
    }

    /** How often each row is there. */
    private static Map<String, Long> counts(Dataset<Row> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        rows.collectAsList().forEach(row -> counts.merge(row.toString(), 1L, Long::sum));
        return counts;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.endsWith(".crc"))
                    .collect(Collectors.toList());
        }
    }
}
