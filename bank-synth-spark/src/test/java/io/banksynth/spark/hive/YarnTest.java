package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.banksynth.engine.Cluster;
import io.banksynth.spark.SparkSessionManager;
import io.banksynth.spark.hive.HiveCommands.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On YARN with HDFS, tables of Hive are written, learned from, and written again from what was learned. */
@Tag("integration")
class YarnTest {
    @TempDir
    private Path temporary;

    @Test
    void tablesOfHiveAreWrittenLearnedFromAndWrittenAgain() throws Exception {
        assumeTrue(HadoopCluster.isInstalled(), "only the build for Spark 3.5 has a YARN for tests");
        try (HadoopCluster hadoop = HadoopCluster.start(Files.createDirectory(temporary.resolve("hadoop")))) {
            Map<String, String> properties = new HashMap<>(hadoop.properties());
            properties.putAll(HiveCommands.embeddedMetastore(temporary));
            HiveCommands hive = HiveCommands.of(temporary, hadoop.files() + "/runs", "yarn", properties);
            requireSuccess(hive.generate("bank"));
            requireSuccess(hive.run(
                    "train",
                    "--schema=bank",
                    "--source=hive",
                    "--sample_strategy=rows:4000",
                    "--model_out=" + temporary.resolve("learned")));
            requireSuccess(hive.generate(temporary.resolve("learned"), "again"));
            requireTables(properties);
        }
    }

    private static void requireSuccess(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private static void requireTables(Map<String, String> properties) {
        try (SparkSessionManager spark =
                new SparkSessionManager("bank_synth tests", Cluster.Mode.YARN, properties, Cluster.HiveUse.USED)) {
            for (String database : new String[] {"bank", "again"}) {
                assertThat(number(spark.session(), "SELECT COUNT(*) FROM " + database + ".transactions"))
                        .isEqualTo(HiveCommands.ROWS);
                assertThat(number(
                                spark.session(),
                                "SELECT COUNT(*) FROM " + database + ".transactions LEFT ANTI JOIN " + database
                                        + ".accounts USING (account_id)"))
                        .isZero();
            }
        }
    }

    private static long number(SparkSession session, String query) {
        return session.sql(query).first().getLong(0);
    }
}
