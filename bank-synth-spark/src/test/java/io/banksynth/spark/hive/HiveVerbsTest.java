package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.cli.Main;
import io.banksynth.cli.Shell;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs with Spark's embedded metastore: what is registered can be discovered and learned from again. */
@Tag("integration")
class HiveVerbsTest {
    @TempDir
    private Path temporary;

    private record Answer(int code, String out, String err) {}

    private Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--conf=spark.master=local[2]");
        all.add("--conf=spark.sql.warehouse.dir=" + temporary.resolve("warehouse"));
        all.add("--conf=spark.hadoop.javax.jdo.option.ConnectionURL=jdbc:derby:;databaseName="
                + temporary.resolve("metastore") + ";create=true;territory=en_US");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Shell shell = new Shell(temporary, new PrintWriter(out), new PrintWriter(err), Shell.Feedback.QUIET);
        int code = Main.run(shell, all.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    private Answer generate(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "generate",
                "--model=" + temporary.resolve("pack"),
                "--target_table=transactions",
                "--target_rows=3000",
                "--hive_database=test_data",
                "--skip_report",
                "--output_dir=" + temporary.resolve("out")));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void tablesAreRegisteredDiscoveredAndLearnedFrom() {
        PackFiles.save(CoreBanking.pack(), temporary.resolve("pack"));
        assertThat(generate())
                .satisfies(a -> assertThat(a.err()).isEmpty())
                .satisfies(a -> assertThat(a.out()).contains("hive           test_data.transactions"));

        Answer refused = generate();
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err())
                .contains("Cannot register table test_data.")
                .contains("it is there already; add --overwrite to replace it");
        assertThat(temporary.resolve("out").toFile().list()).hasSize(1);
        assertThat(generate("--overwrite").code()).isZero();

        Answer found = run("discover", "--schema=CORE", "--hive_spark", "--hive_database=test_data");
        assertThat(found.out())
                .contains("TRANSACTIONS(ACCOUNT_ID) -> ACCOUNTS(ACCOUNT_ID)")
                .contains("hive");

        Answer trained = run(
                "train",
                "--schema=test_data",
                "--source=hive",
                "--sample_strategy=rows:2000",
                "--model_out=" + temporary.resolve("again"));
        assertThat(trained.err()).doesNotContain("Cannot");
        assertThat(PackFiles.load(temporary.resolve("again")).pack().models()).hasSizeGreaterThan(5);
    }
}
