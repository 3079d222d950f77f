package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.model.pack.PackFiles;
import io.banksynth.spark.hive.HiveCommands.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs with Spark's embedded metastore: what is registered can be discovered and learned from again. */
@Tag("integration")
class HiveVerbsTest {
    @TempDir
    private Path temporary;

    @Test
    void tablesAreRegisteredDiscoveredAndLearnedFrom() {
        HiveCommands hive = HiveCommands.local(temporary, HiveCommands.embeddedMetastore(temporary));
        assertThat(hive.generate("test_data"))
                .satisfies(a -> assertThat(a.err()).isEmpty())
                .satisfies(a -> assertThat(a.out()).contains("hive           test_data.transactions"));

        Answer refused = hive.generate("test_data");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err())
                .contains("Cannot register table test_data.")
                .contains("it is there already; add --overwrite to replace it");
        assertThat(temporary.resolve("out").toFile().list()).hasSize(1);
        assertThat(hive.generate("test_data", "--overwrite").code()).isZero();

        Answer found = hive.run("discover", "--schema=CORE", "--hive_spark", "--hive_database=test_data");
        assertThat(found.out())
                .contains("TRANSACTIONS(ACCOUNT_ID) -> ACCOUNTS(ACCOUNT_ID)")
                .contains("hive");

        Answer trained = hive.run(
                "train",
                "--schema=test_data",
                "--source=hive",
                "--sample_strategy=rows:2000",
                "--model_out=" + temporary.resolve("again"));
        assertThat(trained.err()).doesNotContain("Cannot");
        assertThat(PackFiles.load(temporary.resolve("again")).pack().models()).hasSizeGreaterThan(5);
    }
}
