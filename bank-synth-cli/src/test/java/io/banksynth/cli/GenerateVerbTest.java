package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run from a pack: what it writes, what it tells, and that a wrong request writes nothing. */
class GenerateVerbTest {
    @TempDir
    private static Path folder;

    private static Path pack;
    private static Path output;

    @BeforeAll
    static void savePack() {
        pack = folder.resolve("pack");
        output = folder.resolve("output");
        PackFiles.save(CoreBanking.pack(), pack);
    }

    @Test
    void writesTheTreeThatTheReferenceShows() {
        Invocation run = generate("--target_rows", "1_000", "--run_id", "tree");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("TRANSACTIONS").contains("1,000");
        assertThat(output.resolve("tree/hive_orc/transactions/transactions.orc"))
                .isNotEmptyFile();
        assertThat(output.resolve("tree/hive_orc/customers/customers.orc")).isNotEmptyFile();
        assertThat(output.resolve("tree/report/quality.md")).isNotEmptyFile();
        assertThat(output.resolve("tree/report/quality.json")).isNotEmptyFile();
        assertThat(run.out()).contains("0 broken");
        assertThat(output.resolve("tree/manifest.json")).content().contains("\"target_rows\" : 1000");
    }

    @Test
    void runIdsComeFromSeedAndPackWithASuffixWhereTaken() throws IOException {
        Path own = folder.resolve("ids");
        for (int i = 0; i < 2; i++) {
            assertThat(generate("--target_rows", "10", "--output_dir", own.toString())
                            .code())
                    .isZero();
        }
        List<String> names = names(own);
        assertThat(names).hasSize(2);
        assertThat(names.get(0)).startsWith("seed42-");
        assertThat(names.get(1)).isEqualTo(names.get(0) + "-2");
    }

    @Test
    void hyphensSpellTheSameOptions() {
        Invocation run = Invocation.of(
                "generate",
                "--model",
                pack,
                "--target-table=accounts",
                "--target-rows",
                "7",
                "--output-dir",
                output,
                "--run-id",
                "hyphens",
                "--output-formats",
                "hive_parquet");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(output.resolve("hyphens/hive_parquet/accounts/accounts.parquet"))
                .isNotEmptyFile();
    }

    @Test
    void dryRunWritesNothing() {
        Path own = folder.resolve("dry");
        Invocation run = generate("--target_rows", "1000000000", "--output_dir", own.toString(), "--dry_run");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("TRANSACTIONS").contains("1,000,000,000");
        assertThat(own).doesNotExist();
    }

    @Test
    void sharesDatesAndKeysAreAsAskedFor() throws IOException {
        Invocation run = generate(
                "--target_rows",
                "2000",
                "--run_id",
                "asked",
                "--output_formats",
                "oracle",
                "--set",
                "TRANSACTIONS.CHANNEL=ATM:100%",
                "--set",
                "ACCOUNTS.STATUS=FROZEN:1",
                "--as_of",
                "2031-07-15",
                "--key_offset",
                "5000");

        assertThat(run.code()).as(run.err()).isZero();
        List<String> rows = csv("asked", "transactions");
        assertThat(rows.subList(1, rows.size())).hasSize(2000).allMatch(row -> row.contains("ATM"));
        assertThat(rows.get(1)).startsWith("10005001,");
        assertThat(rows).anyMatch(row -> row.contains("2031-0")).noneMatch(row -> row.contains("2031-08"));
        List<String> accounts = csv("asked", "accounts");
        assertThat(accounts.subList(1, accounts.size())).allMatch(row -> row.contains("FROZEN"));
    }

    /** How files are written is the reader's affair: bytes differ, rows do not. */
    @ParameterizedTest
    @CsvSource({"direct, none", "direct, zstd", "direct, zlib", "library, snappy", "library, zstd", "library, zlib"})
    void rowsDoNotDependOnTheLayout(String writer, String codec) throws IOException {
        String usual = "usual-" + writer + "-" + codec;
        assertThat(generate("--target_rows", "500", "--run_id", usual).code()).isZero();
        Invocation run = generate(
                "--target_rows",
                "500",
                "--run_id",
                writer + "-" + codec,
                "--writer",
                writer,
                "--compression",
                codec,
                "--bloom_columns",
                "transactions.account_id,TRANSACTIONS.CHANNEL",
                "--output_formats",
                "hive_orc,hive_parquet");

        assertThat(run.code()).as(run.err()).isZero();
        FinishedRun finished = FinishedRun.of(output.resolve(writer + "-" + codec));
        assertThat(finished.digests())
                .isEqualTo(FinishedRun.of(output.resolve(usual)).digests());
        finished.verify(CoreBanking.pack());
    }

    private static List<String> csv(String run, String table) throws IOException {
        try (Stream<Path> files = Files.walk(output.resolve(run))) {
            Path file = files.filter(p -> p.getFileName().toString().equals(table + ".csv"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file);
        }
    }

    @Test
    void infoListsWhatIsKeptAsItIs() {
        Invocation run = Invocation.of("info", "--model", pack);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("reference table ACCOUNT_TYPES, 6 rows of 6 columns");
    }

    @Test
    void infoSaysHowTheRowsOfATableAreDrawn() {
        Invocation run = Invocation.of("info", "--model", pack, "--table", "transactions");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("TRANSACTIONS, rows drawn in this order of columns:")
                .contains("BALANCE_AFTER = previous BALANCE_AFTER + or - AMOUNT (seen in ")
                .contains("  AMOUNT, by ");
    }

    @Test
    void infoExplainsAColumnInWords() {
        Invocation run = Invocation.of("info", "--model", pack, "--explain", "TRANSACTIONS.AMOUNT");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("TRANSACTIONS.AMOUNT")
                .contains("  if ")
                .contains(" %");
    }

    /** Dates count in days, times in microseconds; readers see neither. */
    @Test
    void infoTellsOfDaysWhereADateFollowsFromATime() {
        Invocation run = Invocation.of("info", "--model", pack, "--explain", "TRANSACTIONS.VALUE_DATE");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("TRANSACTIONS.VALUE_DATE, counted from day of BOOKED_AT")
                .contains("= day of BOOKED_AT 100 %")
                .contains("+1 days");
        assertThat(Invocation.of("info", "--model", pack, "--table", "TRANSACTIONS")
                        .out())
                .contains("      never below day of BOOKED_AT\n")
                .contains("      never below midnight of ACCOUNTS.OPENED_ON\n");
    }

    @Test
    void infoSaysWhichTablesAndColumnsThereAre() {
        Invocation table = Invocation.of("info", "--model", pack, "--table", "TRANSACTION");
        assertThat(table.code()).isEqualTo(2);
        assertThat(table.err()).startsWith("Cannot show TRANSACTION: the pack has no such table; it has ");

        Invocation column = Invocation.of("info", "--model", pack, "--explain", "TRANSACTIONS.AMUONT");
        assertThat(column.code()).isEqualTo(2);
        assertThat(column.err())
                .startsWith("Cannot explain TRANSACTIONS.AMUONT: it is no column that is drawn; those are ");
    }

    /** Each line tells what is wrong and, where there is a way out, which. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2 | --target_rows ten | Cannot run bank_synth generate: --target_rows: 'ten' is not a whole number (bank_synth generate --help tells more)
            2 | --target_rows -5 | Cannot generate -5 rows of TRANSACTIONS: give a number of 0 or more
            2 | --target_rows 99999999999999 | Cannot generate 99999999999999 rows of TRANSACTIONS: a table holds at most 1000000000000 rows
            2 | --target_rows 10 --target_rows 20 | Cannot run bank_synth generate: --target_rows is given twice (bank_synth generate --help tells more)
            2 | --target_rows 10 --target_tabel CARDS | Cannot run bank_synth generate: there is no option --target_tabel; did you mean --target_table? (bank_synth generate --help tells more)
            2 | "" | Cannot run bank_synth generate: --target_rows ROWS is missing (bank_synth generate --help tells more)
            2 | --target_rows 10 --compression lzo | Cannot run bank_synth generate: --compression: expected one of [NONE, SNAPPY, ZSTD, ZLIB] (case-insensitive) but was 'lzo' (bank_synth generate --help tells more)
            2 | --target_row 10 | Cannot run bank_synth generate: there is no option --target_row; did you mean --target_rows? (bank_synth generate --help tells more)
            2 | --target_rows 10 --resume --spark | Cannot use --resume with Spark or a database: Spark repeats what fails, and a load goes on by itself; leave it out
            2 | --target_rows 10 --bloom_columns ACCOUNTS.STATSU | Cannot make a Bloom filter of 'ACCOUNTS.STATSU': no table of this run has such a column (written TABLE.COLUMN); did you mean ACCOUNTS.STATUS?
            2 | --target_rows 10 --output_formats oracle --writer library | Cannot lay out oracle: --compression, --bloom_columns, --partition_by and --writer are for ORC and Parquet; leave them out or add hive_orc or hive_parquet to --output_formats
            2 | --target_rows 10 --partition_by transactions.channel | Cannot partition by TRANSACTIONS.CHANNEL on this machine alone: rows are sorted by Spark; add --spark or --hive_database
            2 | --target_rows 10 --partition_by ACCOUNTS.STATSU | Cannot partition by 'ACCOUNTS.STATSU': no table of this run has such a column (written TABLE.COLUMN); did you mean ACCOUNTS.STATUS?
            2 | --target_rows 10 --partition_by TRANSACTIONS.TRANSACTION_ID | Cannot partition TRANSACTIONS by TRANSACTION_ID: it has another value in every row
            2 | --target_rows 10 --partition_by TRANSACTIONS.BOOKED_AT | Cannot partition TRANSACTIONS by BOOKED_AT: its type is timestamp(0); it may be a date, text, whole number or boolean
            2 | --target_rows 10 --spark | Cannot use --spark: Spark is not on the class path; start with the script bank_synth, or with spark-submit
            2 | --target_rows 10 --hive_database test | Cannot use --hive_database: Spark is not on the class path; start with the script bank_synth, or with spark-submit
            2 | --target_rows 10 --parent_scale 0 | Cannot scale parents by 0.0: give a number above 0
            2 | --target_rows 10 --threads 0 | Cannot run 0 threads: give a number from 1 to 1024
            2 | --target_rows 10 --run_id ../up | Cannot use run id '../up': use letters, digits, dots, dashes and underscores, no dot first, at most 128
            2 | --target_rows 10 --set TRANSACTIONS.CHANNEL=ATM | Cannot run bank_synth generate: --set: 'TRANSACTIONS.CHANNEL=ATM' is not of the form TABLE.COLUMN=VALUE:SHARE (bank_synth generate --help tells more)
            2 | --target_rows 10 --set TRANSACTIONS.CHANNEL=ATM:half | Cannot run bank_synth generate: --set: 'half' is no share, such as 0.05 or 5% (bank_synth generate --help tells more)
            2 | --target_rows 10 --set TRANSACTIONS.CHANEL=ATM:5% | Cannot set TRANSACTIONS.CHANEL: TRANSACTIONS has no such column; did you mean CHANNEL?
            2 | --target_rows 10 --as_of yesterday | Cannot run bank_synth generate: --as_of: 'yesterday' is no date, such as 2024-12-31 (bank_synth generate --help tells more)
            2 | --target_rows 10 --key_offset -1 | Cannot begin keys -1 rows later: give a number from 0 to 1000000000000
            2 | --target_rows 10 --table_rows CARDS=5 | Cannot run bank_synth generate: --table_rows: 'CARDS=5' is not of the form TABLE:ROWS (bank_synth generate --help tells more)
            2 | --target_rows 10 --table_rows CARDS:5,cards:6 | Cannot run bank_synth generate: --table_rows: table CARDS is given twice (bank_synth generate --help tells more)
            """)
    void wrongRequestsGetOneLine(int code, String arguments, String line) {
        Path own = folder.resolve("wrong");
        Invocation run = generate((arguments + " --output_dir " + own).strip().split(" +"));

        assertThat(run.err().lines()).containsExactly(line);
        assertThat(run.code()).isEqualTo(code);
        assertThat(own).doesNotExist();
    }

    @Test
    void unknownFormatIsAnsweredWithTheNearest() {
        Invocation run = generate("--target_rows", "10", "--output_formats", "hive_orc,hive_parket");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("Cannot write format 'hive_parket': the formats are ")
                .endsWith("; did you mean hive_parquet?");
    }

    @Test
    void unknownTableIsAnsweredWithTheNearest() {
        Invocation run = Invocation.of(
                "generate",
                "--model",
                pack,
                "--target_table",
                "transacton",
                "--target_rows",
                "5",
                "--output_dir",
                folder.resolve("none"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("TRANSACTIONS");
    }

    @Test
    void missingPackIsASourceFailure() {
        Invocation run = Invocation.of(
                "generate", "--model", folder.resolve("nowhere"), "--target_table", "T", "--target_rows", "5");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("there is no such folder; make one with train");
    }

    private Invocation generate(String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("generate", "--model", pack.toString(), "--target_table", "TRANSACTIONS"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--output_dir")) {
            arguments.addAll(List.of("--output_dir", output.toString()));
        }
        return Invocation.of(arguments.toArray());
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> list = Files.list(in)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}
