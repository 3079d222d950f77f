package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever people get wrong is told in one line that names the thing and the place, with the exit code of its kind, and
 * leaves nothing behind that looks like a result.
 */
class WrongInputTest {
    @TempDir
    private static Path shared;

    private static Path pack;

    @TempDir
    Path folder;

    private Path samples;
    private Path model;

    @BeforeAll
    static void savePack() {
        pack = shared.resolve("pack");
        PackFiles.save(CoreBanking.pack(), pack);
    }

    @BeforeEach
    void layOutSamples() throws IOException {
        samples = Files.createDirectories(folder.resolve("samples"));
        model = folder.resolve("model");
        StringBuilder customers = new StringBuilder("customer_id,segment\n");
        StringBuilder accounts = new StringBuilder("account_id,customer_id,opened_on\n");
        for (int i = 1; i <= 200; i++) {
            customers.append(i).append(i % 3 == 0 ? ",RETAIL\n" : ",PREMIUM\n");
            accounts.append(1000 + i)
                    .append(',')
                    .append(i)
                    .append(",2024-0")
                    .append(1 + i % 9)
                    .append("-11\n");
        }
        Files.writeString(samples.resolve("customers.csv"), customers);
        Files.writeString(samples.resolve("accounts.csv"), accounts);
    }

    // ---- samples

    @Test
    void missingFolder() {
        refused(train("--sample_dir", folder.resolve("nowhere").toString()), 3, "there is no folder", "nowhere");
    }

    @Test
    void emptyFolder() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(train("--sample_dir", empty.toString()), 3, "no table lies in", "empty");
    }

    @Test
    void twoTablesOfOneName() throws IOException {
        Files.writeString(samples.resolve("ACCOUNTS.csv"), "account_id\n1\n");
        refused(train(), 3, "are both table ACCOUNTS", "remove or rename one");
    }

    @Test
    void twoColumnsOfOneName() throws IOException {
        Files.writeString(samples.resolve("cards.csv"), "card_id,Status,STATUS\n1,A,B\n");
        refused(train(), 3, "cards.csv", "STATUS");
    }

    @Test
    void fileWithoutAnything() throws IOException {
        Files.writeString(samples.resolve("cards.csv"), "");
        refused(train(), 3, "cards.csv", "header");
    }

    @Test
    void fileWithoutAHeader() throws IOException {
        Files.writeString(samples.resolve("cards.csv"), "1,2024-01-01\n2,2024-01-02\n3,2024-01-03\n");
        refused(train(), 3, "cards.csv", "header");
    }

    @Test
    void fewRaggedRowsAreLeftOutWithAWarningAndManyAreRefused() throws IOException {
        Path file = samples.resolve("customers.csv");
        Files.writeString(file, Files.readString(file) + "201,RETAIL,surplus\n");
        Invocation few = train();
        assertThat(few.code()).as(few.err()).isZero();
        assertThat(few.err()).contains("customers.csv").contains("1 row");

        Files.writeString(file, Files.readString(file) + "202,RETAIL,surplus\n".repeat(400));
        model = folder.resolve("second");
        refused(train(), 3, "customers.csv", "line");
    }

    @Test
    void unreadableBytes() throws IOException {
        Files.write(samples.resolve("cards.csv"), new byte[] {'i', 'd', '\n', 0, 1, 2, (byte) 0xFF, 0, '\n'});
        refused(train(), 3, "cards.csv");
    }

    // ---- queries and files about tables

    @Test
    void missingQueries() {
        refused(train("--queries", folder.resolve("none").toString()), 3, "none");
    }

    @Test
    void unreadableSqlIsPassedOverWithAWarning() throws IOException {
        Path queries = Files.createDirectory(folder.resolve("queries"));
        Files.write(queries.resolve("a.sql"), new byte[] {0, 1, 2, 3, (byte) 0xC3, 0x28});
        Files.writeString(queries.resolve("b.sql"), "SELECT FROM WHERE ((( '\n");
        Invocation run = train("--queries", queries.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(model.resolve("metadata.json")).exists();
    }

    @Test
    void nothingToLookAt() {
        refused(Invocation.of("discover", "--schema", "S"), 2, "give --queries, --sample_dir, --ddl or a database");
        refused(
                Invocation.of("train", "--schema", "S", "--queries", samples, "--model_out", model),
                2,
                "there are no rows to learn from; give --sample_dir");
    }

    @Test
    void unknownTable() {
        refused(train("--tables", "ACCOUNTS,CARTS"), 2, "CARTS", "ACCOUNTS, CUSTOMERS");
    }

    @Test
    void unknownTableInRelationships() throws IOException {
        Path file = folder.resolve("relationships.yaml");
        Files.writeString(file, """
                relationships:
                  - child: accounts
                    child_columns: [customer_id]
                    parent: custmers
                    parent_columns: [customer_id]
                """);
        refused(train("--relationships", file.toString()), 2, "CUSTMERS");
    }

    @Test
    void unknownColumnInTablesFile() throws IOException {
        Path file = folder.resolve("tables.yaml");
        Files.writeString(file, "tables:\n  accounts:\n    primary_key: [acount_id]\n");
        refused(train("--tables_file", file.toString()), 2, "ACOUNT_ID", "ACCOUNTS");
    }

    @Test
    void unknownKeyInTablesFileIsToldWithItsLine() throws IOException {
        Path file = folder.resolve("tables.yaml");
        Files.writeString(file, "tables:\n  accounts:\n    rowz: 5\n");
        refused(train("--tables_file", file.toString()), 2, "tables.yaml", "line 3", "rowz");
    }

    @Test
    void enginesThatAreAbsent() {
        refused(train("--source", "oracle"), 2, "Cannot read from --source oracle: give --oracle_conn");
        refused(train("--source", "jdbc"), 2, "Cannot read from --source jdbc: give --jdbc_url");
        refused(train("--source", "hive"), 2, "Cannot use --source hive");
        refused(train("--source", "elsewhere"), 2, "elsewhere");
        refused(train("--hive_spark"), 2, "Cannot use --hive_spark");
        refused(train("--sample_strategy", "percent:1"), 2, "Cannot use --sample_strategy");
    }

    @Test
    void passwordsAreNeverRepeated() {
        assertThat(train("--oracle_conn", "scott/tiger@host:1521/db").err()).doesNotContain("tiger");
    }

    // ---- packs

    @Test
    void damagedPack() throws IOException {
        Path copy = copyOfPack();
        Path file = copy.resolve("table_stats.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\\d", "7"));
        refused(generate(copy), 3, "table_stats.json");
    }

    @Test
    void newerPack() throws IOException {
        Path copy = copyOfPack();
        Path file = copy.resolve("metadata.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"format\" : 1", "\"format\" : 99"));
        refused(generate(copy), 3, "99");
    }

    @Test
    void incompletePack() throws IOException {
        Path copy = copyOfPack();
        Files.delete(copy.resolve("encoders.json"));
        refused(generate(copy), 3, "encoders.json");
    }

    @Test
    void folderThatIsNoPack() {
        refused(generate(samples), 3, "metadata.json");
    }

    @Test
    void folderThatIsNoPackIsNotOverwritten() {
        refused(
                Invocation.of("train", "--schema", "S", "--sample_dir", samples, "--model_out", samples),
                4,
                "is no pack; choose another --model_out");
        assertThat(samples.resolve("accounts.csv")).exists();
    }

    // ---- output

    @Test
    void contradictoryCounts() {
        refused(generate(pack, "--table_rows", "TRANSACTIONS:5"), 2, "--target_rows says 10", "--table_rows says 5");
        refused(generate(pack, "--table_rows", "LOANS:5"), 2, "LOANS", "--include_children");
        refused(generate(pack, "--table_rows", "ACCOUNTS:0"), 2, "ACCOUNTS");
    }

    @Test
    void keyDomainTooSmall() throws IOException {
        StringBuilder codes = new StringBuilder("code,kind\n");
        for (int i = 1; i <= 90; i++) {
            codes.append(String.format("%02d,%s%n", i, i % 2 == 0 ? "A" : "B"));
        }
        Files.writeString(samples.resolve("codes.csv"), codes);
        Path ddl = folder.resolve("tables.sql");
        Files.writeString(ddl, "CREATE TABLE codes (code CHAR(2) PRIMARY KEY, kind CHAR(1));");
        assertThat(train("--ddl", ddl.toString(), "--tables", "codes").code()).isZero();
        Path trained = model;
        model = folder.resolve("none");

        refused(
                Invocation.of(
                        "generate",
                        "--model",
                        trained,
                        "--target_table",
                        "codes",
                        "--target_rows",
                        1000,
                        "--output_dir",
                        folder.resolve("output")),
                2,
                "Cannot generate 1000 rows of CODES: its key CODE (char(2)) has only 99 values;"
                        + " ask for fewer rows or widen the column");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    // ---- names that would lead elsewhere

    @Test
    void tablesWhoseNamesArePathsStayInTheirFolder() throws IOException {
        Path file = folder.resolve("tables.yaml");
        Files.writeString(file, "tables:\n  '../../../outside':\n    file: samples/customers.csv\n");
        Invocation trained = train("--tables_file", file.toString());
        Path output = Files.createDirectories(folder.resolve("deep/down/output"));
        if (trained.code() == 0) {
            Path pack = model;
            Invocation run = Invocation.of(
                    "generate",
                    "--model",
                    pack,
                    "--target_table",
                    "../../../outside",
                    "--target_rows",
                    10,
                    "--output_formats",
                    "csv",
                    "--output_dir",
                    output);
            assertThat(run.err().lines().filter(line -> line.startsWith("Cannot")))
                    .hasSizeLessThan(2);
        } else {
            assertThat(trained.err().lines().filter(line -> line.startsWith("Cannot")))
                    .hasSize(1);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(path -> path.getFileName().toString().contains("outside")))
                    .allMatch(path -> path.startsWith(output));
        }
    }

    @Test
    void packsThatPointElsewhereAreNotFollowed() throws IOException {
        Path copy = copyOfPack();
        Path metadata = copy.resolve("metadata.json");
        Files.writeString(metadata, Files.readString(metadata).replace("\"encoders.json\"", "\"../../encoders.json\""));
        refused(generate(copy), 3, "encoders.json");
    }

    @Test
    void takenRunId() {
        assertThat(generate(pack, "--run_id", "one").code()).isZero();
        refused(generate(pack, "--run_id", "one"), 4, "it is there already; choose another --run_id");
    }

    @Test
    void readOnlyFolder() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(locked), "root writes everywhere");
        refused(generate(pack, "--output_dir", locked.resolve("out").toString()), 4, "locked");
    }

    @Test
    void fileInTheWayOfTheFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refused(generate(pack, "--output_dir", file.toString()), 4, "file");
    }

    // ----

    private Invocation train(String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("train", "--schema", "S", "--model_out", model.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--sample_dir")) {
            arguments.addAll(List.of("--sample_dir", samples.toString()));
        }
        return Invocation.of(arguments.toArray());
    }

    private Invocation generate(Path from, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "generate", "--model", from.toString(), "--target_table", "TRANSACTIONS", "--target_rows", "10"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--output_dir")) {
            arguments.addAll(List.of("--output_dir", folder.resolve("output").toString()));
        }
        return Invocation.of(arguments.toArray());
    }

    private void refused(Invocation run, int code, String... told) {
        run.assertRefused(code, told);
        assertThat(model).doesNotExist();
    }

    private Path copyOfPack() throws IOException {
        return EditedPack.copyOf(pack, folder.resolve("copy")).folder();
    }
}
