package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real bank's schema, whose keys nobody declared, from an account downwards: what its rows obey the generated rows obey, when shares
 * are set, dates are moved and rows are added. Left out where the bank's samples are not at hand.
 */
@Tag("integration")
class WholeBankTest {
    private static final Path BANK = Path.of("..", "..", "shared", "data", "berka");
    private static final List<String> TABLES =
            List.of("account", "client", "disp", "card", "loan", "order", "trans", "district");

    @TempDir
    private static Path folder;

    private static Path first;

    @BeforeAll
    static void trainAndGenerate() {
        assumeTrue(Files.isDirectory(BANK), "the bank's samples are not at hand");
        Invocation trained = Invocation.of(
                "train",
                "--schema",
                "BANK",
                "--queries",
                BANK.resolve("queries"),
                "--sample_dir",
                BANK.resolve("samples"),
                "--model_out",
                folder.resolve("model"));
        assertThat(trained.code()).as(trained.err()).isZero();
        first = run("first", "account", 2000, "--include_children");
    }

    private static Path run(String id, String target, long rows, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "generate",
                "--model",
                folder.resolve("model"),
                "--target_table",
                target,
                "--target_rows",
                rows,
                "--output_formats",
                "csv",
                "--output_dir",
                folder.resolve("out"),
                "--run_id",
                id));
        arguments.addAll(List.of(more));
        Invocation run = Invocation.of(arguments.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("0 broken");
        return folder.resolve("out").resolve(id);
    }

    /** Keys unique, no orphan, one disposition per client, at most one loan per account. */
    private static void requireStructure(Path... runs) throws IOException {
        for (String table : TABLES) {
            WrittenRows rows = WrittenRows.of(table, having(table, runs));
            assertThat(rows.distinct(table + "_id")).as(table).hasSize(rows.size());
        }
        requireParents("client_id", "disp", "client", runs);
        requireParents("disp_id", "card", "disp", runs);
        for (String child : List.of("disp", "loan", "order", "trans")) {
            requireParents("account_id", child, "account", runs);
        }
        for (String child : List.of("account", "client")) {
            requireParents("district_id", child, "district", runs);
        }
        assertThat(WrittenRows.of("disp", having("disp", runs)).most("client_id"))
                .isEqualTo(1);
        assertThat(WrittenRows.of("loan", having("loan", runs)).most("account_id"))
                .isEqualTo(1);
        assertThat(WrittenRows.of("card", having("card", runs)).most("disp_id")).isEqualTo(1);
    }

    private static void requireParents(String key, String child, String parent, Path... runs) throws IOException {
        Set<List<String>> orphans =
                new HashSet<>(WrittenRows.of(child, having(child, runs)).distinct(key));
        orphans.removeAll(WrittenRows.of(parent, having(parent, runs)).distinct(key));
        assertThat(orphans).as(child + " without " + parent).isEmpty();
    }

    private static Path[] having(String table, Path... runs) {
        return java.util.Arrays.stream(runs)
                .filter(run -> Files.exists(run.resolve("csv").resolve(table + ".csv")))
                .toArray(Path[]::new);
    }

    @Test
    void theWholeSchemaFollowsFromAccounts() throws IOException {
        requireStructure(first);
        assertThat(WrittenRows.of("account", first).size()).isEqualTo(2000);
        assertThat((double) WrittenRows.of("trans", first).size() / 2000).isCloseTo(37.5, within(2.0));
        assertThat((double) WrittenRows.of("client", first).size() / 2000).isCloseTo(1.213, within(0.06));
    }

    @Test
    void addedRowsKeepTheRulesAndLeaveTheOldAlone() throws IOException {
        List<String> before = Files.readAllLines(first.resolve("csv/trans.csv"));
        Path trans = run("trans2", "trans", 3000, "--append_to", first.toString());
        Path more = run("trans3", "trans", 2000, "--append_to", trans.toString());
        Path loans = run("loan2", "loan", 150, "--append_to", first.toString());
        Path accounts = run("account2", "account", 300, "--append_to", first.toString());

        requireStructure(first, trans, more, loans, accounts);
        assertThat(Files.readAllLines(first.resolve("csv/trans.csv"))).isEqualTo(before);
    }

    @Test
    void sharesAreMetAndRulesAreKept() throws IOException {
        Path run = run(
                "set",
                "account",
                2000,
                "--include_children",
                "--set",
                "TRANS.TYPE=VYBER:20%",
                "--set",
                "CARD.TYPE=gold:0.5");

        requireStructure(run);
        WrittenRows trans = WrittenRows.of("trans", run);
        assertThat(trans.share("type", "VYBER")).isCloseTo(0.2, within(5 * Math.sqrt(0.16 / trans.size())));
        WrittenRows cards = WrittenRows.of("card", run);
        assertThat(cards.share("type", "gold")).isCloseTo(0.5, within(5 * Math.sqrt(0.25 / cards.size())));
    }

    @Test
    void movedDatesEndWhereAskedAndMoveTogether() throws IOException {
        Path run = run("moved", "account", 2000, "--include_children", "--as_of", "2029-12-31");

        requireStructure(run);
        List<String> moved = WrittenRows.of("trans", run).column("date");
        List<String> old = WrittenRows.of("trans", first).column("date");
        long days = java.time.LocalDate.parse(moved.get(0)).toEpochDay()
                - java.time.LocalDate.parse(old.get(0)).toEpochDay();
        for (int i = 0; i < old.size(); i++) {
            assertThat(java.time.LocalDate.parse(moved.get(i)))
                    .isEqualTo(java.time.LocalDate.parse(old.get(i)).plusDays(days));
        }
        assertThat(moved).allMatch(date -> date.compareTo("2029-12-31") <= 0);
    }
}
