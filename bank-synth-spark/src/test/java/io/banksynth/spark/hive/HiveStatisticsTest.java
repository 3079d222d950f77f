package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.Cluster;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.Relationship;
import io.banksynth.spark.SparkSessionManager;
import io.banksynth.spark.hive.HiveCommands.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ANALYZE TABLE noted is learned from, and nothing else can be: the tables' files are gone before training begins. */
@Tag("integration")
class HiveStatisticsTest {
    @TempDir
    private static Path folder;

    private static HiveCommands hive;
    private static Answer trained;

    @BeforeAll
    static void train() throws IOException {
        hive = HiveCommands.local(folder, HiveCommands.embeddedMetastore(folder));
        run(
                "CREATE DATABASE core",
                "CREATE TABLE core.client USING parquet TBLPROPERTIES ('primary_key' = 'client_id') AS SELECT id AS client_id,"
                        + " concat('TX', lpad(CAST(id AS STRING), 9, '0')) AS label, IF(id % 4 = 0, 'FIRM', 'SOLE') AS kind,"
                        + " IF(id % 10 = 0, NULL, date_add(DATE '1950-01-01', CAST(id * 37 % 20000 AS INT))) AS opened,"
                        + " array(id) AS nested FROM range(1, 2001)",
                "CREATE TABLE core.booking USING parquet TBLPROPERTIES ('primary_key' = 'no', 'foreign_keys' ="
                        + " '(client_id) REFERENCES client(client_id)') AS SELECT id AS no, 1 + id % 2000 AS client_id,"
                        + " CAST(id * 31 % 100000 / 100 AS DECIMAL(12, 2)) AS amount, IF(id % 5 = 0, 0, id % 7) AS rating,"
                        + " TIMESTAMP '2024-01-01 00:00:00' + make_interval(0, 0, 0, 0, 0, CAST(id AS INT)) AS booked, 7 AS always"
                        + " FROM range(12000)",
                "CREATE TABLE core.fresh USING parquet AS SELECT id, array(id) AS nested FROM range(50)",
                "CREATE DATABASE unknown",
                "CREATE TABLE unknown.t USING parquet AS SELECT id FROM range(50)",
                "ANALYZE TABLE core.client COMPUTE STATISTICS FOR COLUMNS client_id, label, kind, opened",
                "SET spark.sql.statistics.histogram.enabled=true",
                "ANALYZE TABLE core.booking COMPUTE STATISTICS FOR ALL COLUMNS");
        try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        trained = hive.run(
                "train",
                "--source=statistics",
                "--schema=BANK",
                "--hive_database=core",
                "--model_out=" + folder.resolve("model"));
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    /** Runs statements in a session of its own. */
    private static void run(String... statements) {
        Map<String, String> properties = new HashMap<>(HiveCommands.embeddedMetastore(folder));
        properties.put("spark.master", "local[2]");
        properties.put("spark.sql.warehouse.dir", folder.resolve("warehouse").toString());
        SparkSession session =
                new SparkSessionManager("statements", Cluster.Mode.LOCAL, properties, Cluster.HiveUse.USED).session();
        try {
            for (String statement : statements) {
                session.sql(statement);
            }
        } finally {
            session.stop();
        }
    }

    @Test
    void countsAndKeysAreThoseOfTheTables() {
        ModelPack pack = PackFiles.load(folder.resolve("model")).pack();
        assertThat(pack.graph().foreignKeys().stream().map(Relationship::label))
                .contains("BOOKING(CLIENT_ID) -> CLIENT(CLIENT_ID)");
        assertThat(pack.models().stream().map(m -> m.table() + " " + m.rows()))
                .containsExactlyInAnyOrder("BOOKING 12000", "CLIENT 2000");
    }

    @Test
    void sharesAndRangesAreKept() {
        Answer generated = hive.run(
                "generate",
                "--model=" + folder.resolve("model"),
                "--target_table=booking",
                "--target_rows=12000",
                "--output_formats=hive_orc",
                "--output_dir=" + folder.resolve("made"),
                "--run_id=one");
        assertThat(generated.err()).doesNotContain("Cannot");
        assertThat(generated.out()).contains("0 broken");
        SparkSession session =
                new SparkSessionManager("rows", Cluster.Mode.LOCAL, Map.of("spark.master", "local[2]")).session();
        try {
            Dataset<Row> bookings = session.read()
                    .orc(folder.resolve("made/one/hive_orc/booking").toString());
            Dataset<Row> clients = session.read()
                    .orc(folder.resolve("made/one/hive_orc/client").toString());
            assertThat(bookings.count()).isEqualTo(12_000);
            Row sums = bookings.selectExpr(
                            "CAST(AVG(amount) AS DOUBLE)",
                            "CAST(MIN(amount) AS DOUBLE)",
                            "CAST(MAX(amount) AS DOUBLE)",
                            "CAST(SUM(IF(rating = 0, 1, 0)) / COUNT(*) AS DOUBLE)",
                            "CAST(MIN(always) + MAX(always) AS INT)",
                            "CAST(MIN(booked) AS STRING)",
                            "CAST(MAX(booked) AS STRING)")
                    .first();
            assertThat(sums.getDouble(0)).isBetween(450.0, 550.0);
            assertThat(sums.getDouble(1)).isGreaterThanOrEqualTo(0);
            assertThat(sums.getDouble(2)).isLessThan(1_000);
            // Told by the histogram alone: 0.2 of every fifth row and a seventh of the others.
            assertThat(sums.getDouble(3)).isBetween(0.28, 0.35);
            assertThat(sums.getInt(4)).isEqualTo(14);
            assertThat(sums.getString(5)).startsWith("2024-01-0");
            assertThat(sums.getString(6)).startsWith("2024-01-0");
            Row people = clients.selectExpr(
                            "CAST(SUM(IF(opened IS NULL, 1, 0)) / COUNT(*) AS DOUBLE)",
                            "CAST(COUNT(DISTINCT kind) AS INT)",
                            "CAST(MAX(length(kind)) AS INT)",
                            "CAST(MIN(opened) AS STRING)",
                            "CAST(MAX(opened) AS STRING)")
                    .first();
            assertThat(people.getDouble(0)).isBetween(0.07, 0.13);
            assertThat(people.getInt(1)).isEqualTo(2);
            assertThat(people.getInt(2)).isEqualTo(4);
            assertThat(people.getString(3)).isGreaterThanOrEqualTo("1950-01-01");
            assertThat(people.getString(4)).isLessThan("2004-10-05");
        } finally {
            session.stop();
        }
    }

    @Test
    void whatWasNotAnalysedIsTold() {
        assertThat(trained.err())
                .contains("FRESH; if it has rows, run ANALYZE TABLE core.fresh COMPUTE STATISTICS FOR COLUMNS id")
                .contains("column CLIENT.NESTED");
        Answer nothing = hive.run(
                "train",
                "--source=statistics",
                "--schema=BANK",
                "--hive_database=unknown",
                "--model_out=" + folder.resolve("no"));
        assertThat(nothing.code()).isNotZero();
        assertThat(nothing.err())
                .contains("Cannot train from the statistics of Hive database unknown: none of its tables has any")
                .contains("run ANALYZE TABLE unknown.t COMPUTE STATISTICS FOR ALL COLUMNS");
        assertThat(List.of(folder.resolve("no"))).noneMatch(Files::exists);
    }
}
