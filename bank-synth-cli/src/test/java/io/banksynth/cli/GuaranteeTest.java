package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.PrivateBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with differential privacy as a user meets it: what it makes, what it tells, and what it refuses in one line. */
class GuaranteeTest {
    private static final String POLICY = """
            unit: clients
            tables:
              cities:
                city_id: {level: public}
                town: {level: public}
            """;

    @TempDir
    private Path folder;

    private Path samples;
    private Path ddl;
    private Path policy;

    @BeforeEach
    void writeBank() throws IOException {
        samples = Files.createDirectory(folder.resolve("samples"));
        PrivateBank.random(5, 200).save(samples);
        ddl = Files.writeString(folder.resolve("bank.sql"), PrivateBank.DDL);
        policy = Files.writeString(folder.resolve("privacy.yaml"), POLICY);
    }

    private Invocation train(Path pack, Object... more) {
        Object[] arguments = new Object[11 + more.length];
        System.arraycopy(
                new Object[] {
                    "train",
                    "--schema",
                    "BANK",
                    "--ddl",
                    ddl,
                    "--sample_dir",
                    samples,
                    "--privacy_policy",
                    policy,
                    "--model_out",
                    pack
                },
                0,
                arguments,
                0,
                11);
        System.arraycopy(more, 0, arguments, 11, more.length);
        return Invocation.of(arguments);
    }

    @Test
    void thePackTellsItsGuaranteeAndMakesRows() throws IOException {
        Path pack = folder.resolve("pack");
        Invocation trained = train(pack, "--epsilon", "2", "--delta", "1e-7", "--max_rows_per_unit", "4");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(Files.readString(pack.resolve("metadata.json")))
                .contains(
                        "\"differential_privacy\"", "\"epsilon\" : 2.0", "\"delta\" : 1.0E-7", "\"rows_per_unit\" : 4");

        Invocation info = Invocation.of("info", "--model", pack);
        assertThat(info.out())
                .contains("Differential privacy: epsilon 2.0, delta 1.0E-7 for a row of BRANCHES; or a row of CLIENTS")
                .doesNotContain("Shared by at least");
        Invocation audit =
                Invocation.of("audit", "--model", pack, "--sample_dir", samples, "--output", folder.resolve("audit"));
        assertThat(audit.code()).as(audit.out() + audit.err()).isZero();
        assertThat(audit.out()).contains("differential privacy, epsilon 2.0 and delta 1.0E-7, for a row of");
        assertThat(Files.readString(folder.resolve("audit").resolve("audit.json")))
                .contains("\"differential_privacy\"")
                .doesNotContain("fewest_units");

        Invocation run = Invocation.of(
                "generate",
                "--model",
                pack,
                "--target_table",
                "clients",
                "--target_rows",
                "300",
                "--include_children",
                "--output_dir",
                folder.resolve("out"),
                "--run_id",
                "r",
                "--output_formats",
                "csv");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("0 broken");
    }

    /** A text that no declaration tells and one unit has is in no byte of the pack: it would be with a probability below delta. */
    @Test
    void whatOneClientHasIsNowhere() throws IOException {
        replace("accounts.csv", "\n1,", "\n99001,0,1,zqx-product,true\n1,");
        Path pack = folder.resolve("pack");
        assertThat(train(pack, "--epsilon", "8").code()).isZero();

        try (var files = Files.list(pack)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("zqx");
            }
        }
    }

    private void replace(String name, String from, String to) throws IOException {
        Path file = samples.resolve(name);
        String text = Files.readString(file);
        int at = text.indexOf(from);
        Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    @Test
    void aSpentBudgetRefusesFurtherTrainings() throws IOException {
        Path budget = Files.writeString(folder.resolve("budget.yaml"), "epsilon: 3\ndelta: 0.001\n");
        Path first = folder.resolve("first");
        assertThat(train(first, "--epsilon", "2", "--privacy_budget", budget).code())
                .isZero();

        refused(
                6,
                train(folder.resolve("second"), "--epsilon", "2", "--privacy_budget", budget),
                "allows 3.0 in all, and 2.0");
        refused(6, train(first, "--epsilon", "1"), "has spent epsilon 2.0 on its rows");
        assertThat(folder.resolve("second")).doesNotExist();
    }

    @Test
    void whatCannotBePromisedIsRefused() throws IOException {
        Path pack = folder.resolve("pack");
        refused(2, train(pack, "--delta", "1e-6"), "Cannot use --delta without --epsilon");
        refused(2, train(pack, "--epsilon", "-1"), "Cannot use --epsilon -1.0");
        refused(
                2,
                Invocation.of(
                        "train", "--schema", "BANK", "--sample_dir", samples, "--model_out", pack, "--epsilon", "1"),
                "Cannot use --epsilon without --ddl");

        Files.writeString(policy, "unit: branches\n");
        Files.writeString(samples.resolve("secrets.csv"), "secret\nx\n");
        refused(
                2,
                train(pack, "--epsilon", "1"),
                "Cannot train table SECRETS with --epsilon: --ddl does not declare it");
        Files.delete(samples.resolve("secrets.csv"));
        replace("clients.csv", ",N,", ",NN,");
        refused(3, train(pack, "--epsilon", "1"), "clients.csv, line ");
    }

    private static void refused(int code, Invocation invocation, String why) {
        assertThat(invocation.code()).as(invocation.err()).isEqualTo(code);
        List<String> lines = invocation.err().lines().toList();
        assertThat(lines).as(invocation.err()).hasSize(1);
        assertThat(lines.get(0)).contains(why);
    }
}
