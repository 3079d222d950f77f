package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any two folders of tables are compared, whoever wrote them, and a gate keeps bad ones out of a pipeline. */
class ReportVerbTest {
    private static final int CUSTOMERS = 400;

    @TempDir
    Path folder;

    private Path real;
    private Path report;

    @BeforeEach
    void writeRealRows() throws IOException {
        real = tables("real", 7, "");
        report = folder.resolve("report");
    }

    /**
     * Customers with one to three accounts.
     *
     * @param tilt of the balances: another one gives other balances
     * @param orphan lines of accounts that are added
     */
    private Path tables(String name, int tilt, String orphan) throws IOException {
        Path rows = Files.createDirectories(folder.resolve(name));
        StringBuilder customers = new StringBuilder("customer_id,segment\n");
        StringBuilder accounts = new StringBuilder("account_id,customer_id,opened_on,balance\n");
        int account = 5000;
        for (int i = 1; i <= CUSTOMERS; i++) {
            customers.append(i).append(i % 3 == 0 ? ",RETAIL\n" : ",PREMIUM\n");
            for (int a = 0; a <= i % 3; a++) {
                accounts.append(account++)
                        .append(',')
                        .append(i)
                        .append(",2024-0")
                        .append(1 + (i + a) % 9)
                        .append("-11,")
                        .append((i * tilt + a * 13) % 997)
                        .append(".50\n");
            }
        }
        Files.writeString(rows.resolve("customers.csv"), customers);
        Files.writeString(rows.resolve("accounts.csv"), accounts.append(orphan));
        return rows;
    }

    private Invocation compare(Path synthetic, Object... more) {
        Object[] all = new Object[more.length + 7];
        Object[] first = {"report", "--sample_dir", real, "--synthetic", synthetic, "--output_dir", report};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Invocation.of(all);
    }

    @Test
    void equalTablesScoreOne() {
        Invocation run = compare(real, "--fail_under", "1.0");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Compared 2 tables: score 1.0000 of 1");
        assertThat(report.resolve("quality.json")).content().contains("\"reference\" : \"rows\"");
        assertThat(report.resolve("quality.md")).isNotEmptyFile();
    }

    @Test
    void aGateThatIsNotReachedAnswersWithItsExitCode() throws IOException {
        Invocation run = compare(tables("other", 1, "9999,77777,2024-01-11,1.00\n"), "--fail_under", "0.99");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("Cannot accept ")
                .contains("quality.md");
        assertThat(report.resolve("quality.md")).content().contains("rows point at no row of CUSTOMERS");
    }

    /** Rows in several files are the same rows: nothing that is said may depend on how they lie. */
    @Test
    void howRowsAreCutIntoFilesChangesNoScore() throws IOException {
        Path whole = tables("whole", 3, "");
        Path cut = tables("cut", 3, "");
        String accounts = Files.readString(cut.resolve("accounts.csv"));
        int middle = accounts.indexOf('\n', accounts.length() / 2) + 1;
        Files.writeString(cut.resolve("accounts-00000-of-00002.csv"), accounts.substring(0, middle));
        Files.writeString(
                cut.resolve("accounts-00001-of-00002.csv"),
                accounts.substring(0, accounts.indexOf('\n') + 1) + accounts.substring(middle));
        Files.delete(cut.resolve("accounts.csv"));

        String ofWhole = compare(whole).out();

        assertThat(compare(cut).out()).isEqualTo(ofWhole);
    }

    @Test
    void whatCannotBeComparedIsToldInOneLine() throws IOException {
        Path strange = Files.createDirectories(folder.resolve("strange"));
        Files.writeString(strange.resolve("planets.csv"), "name\nMars\n");

        assertThat(compare(strange).err())
                .startsWith("Cannot compare ")
                .contains("none of the tables ACCOUNTS, CUSTOMERS");
        assertThat(compare(folder.resolve("nowhere")).code()).isEqualTo(3);
        assertThat(compare(real, "--fail_under", "2").code()).isEqualTo(2);
        assertThat(compare(real, "--min_confidence", "2").code()).isEqualTo(2);
    }
}
