package io.banksynth.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.schema.TableName;
import io.banksynth.sink.csv.CsvSinkFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report must praise what is whole and find whatever was done to a file; a check that cannot fail is none. */
class QualityReporterTest {
    private static final ModelPack PACK = CoreBanking.pack();
    private static final Depth SHALLOW = new Depth(1, 500, 96L << 20);
    private static final Depth ON_DISK = new Depth(Long.MAX_VALUE, 500, 0);

    @TempDir
    private Path output;

    private ReportedRun run;

    @BeforeEach
    void write() {
        GenerationRequest request = new GenerationRequest(
                TableName.of("accounts"), 1500, 42, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
        ReportedRun written = ReportedRun.write(PACK, request, output, List.of(new CsvSinkFormat()), 2000);
        run = new ReportedRun(written.folder(), withoutBridge(written.data()));
    }

    /** A bridge's key is made of two foreign keys, which nothing keeps from meeting twice. */
    private static DataSet withoutBridge(DataSet data) {
        TableName bridge = TableName.of("account_holders");
        return new DataSet(
                data.folder(),
                data.tables().stream().filter(t -> !t.name().equals(bridge)).toList(),
                data.relationships().stream()
                        .filter(r -> !r.child().equals(bridge))
                        .toList());
    }

    private QualityReport report(Depth depth) {
        return new QualityReporter(2, depth).compare(PACK, run.data());
    }

    @Test
    void rowsAsGeneratedHoldAndComeClose() {
        QualityReport report = report(Depth.DEFAULT);
        assertThat(report.integrity().checks()).as(report.markdown()).allMatch(c -> c.state() == Check.State.HOLDS);
        assertThat(report.integrity().holds()).isTrue();
        assertThat(report.score()).as(report.markdown()).isGreaterThan(0.9);
        assertThat(run.folder()).isDirectoryNotContaining("glob:**/.report*");
    }

    @Test
    void neitherThreadsNorMemoryNorOrderChangeTheReport() {
        String once = report(Depth.DEFAULT).json();
        assertThat(new QualityReporter(5, Depth.DEFAULT)
                        .compare(PACK, run.data())
                        .json())
                .isEqualTo(once);
        Depth little = new Depth(Depth.DEFAULT.digestCells(), Depth.DEFAULT.shapeRows(), 0);
        assertThat(new QualityReporter(2, little).compare(PACK, run.data()).json())
                .isEqualTo(once);
        List<DataTable> reversed = new java.util.ArrayList<>(run.data().tables());
        Collections.reverse(reversed);
        DataSet other = new DataSet(run.folder(), reversed, run.data().relationships());
        assertThat(new QualityReporter(1, Depth.DEFAULT).compare(PACK, other).score())
                .isEqualTo(report(Depth.DEFAULT).score());
    }

    @Test
    void aChangedCellIsFoundByTheDigestAlone() throws IOException {
        editLine("customers", 7, line -> line.replaceFirst(",[^,]*,", ",Zzyzx,"));
        assertThat(broken(report(Depth.DEFAULT))).containsExactly("ROW_DIGEST CUSTOMERS");
    }

    @Test
    void swappedRowsAreFound() throws IOException {
        edit("transactions", lines -> Collections.swap(lines, 10, 900));
        assertThat(broken(report(Depth.DEFAULT))).containsExactly("ROW_DIGEST TRANSACTIONS");
    }

    @Test
    void aRepeatedKeyIsFoundHoweverTheKeysAreHeld() throws IOException {
        edit(
                "transactions",
                lines -> lines.set(
                        20,
                        key(lines.get(10))
                                + lines.get(20).substring(key(lines.get(20)).length())));
        for (Depth depth : List.of(Depth.DEFAULT, SHALLOW, ON_DISK)) {
            QualityReport report = report(depth);
            assertThat(broken(report)).contains("KEY TRANSACTIONS(TRANSACTION_ID)");
            assertThat(violations(report, "TRANSACTIONS(TRANSACTION_ID)")).isEqualTo(1);
        }
    }

    @Test
    void aLostParentLeavesItsChildrenAsOrphans() throws IOException {
        String account = key(lines("loans").get(1).replaceFirst("^[^,]*,", ""));
        long children = lines("loans").stream()
                .filter(line -> line.split(",", -1)[1].equals(account))
                .count();
        edit("accounts", lines -> lines.removeIf(line -> key(line).equals(account)));
        for (Depth depth : List.of(Depth.DEFAULT, SHALLOW, ON_DISK)) {
            QualityReport report = report(depth);
            assertThat(broken(report))
                    .contains("ROW_COUNT ACCOUNTS", "FOREIGN_KEY LOANS(ACCOUNT_ID) -> ACCOUNTS(ACCOUNT_ID)");
            assertThat(violations(report, "LOANS(ACCOUNT_ID) -> ACCOUNTS(ACCOUNT_ID)"))
                    .isEqualTo(children);
        }
    }

    @Test
    void aValueOfAnotherTypeIsFoundAndNotShown() throws IOException {
        editLine("loans", 3, line -> line.replaceFirst("\\d\\d\\d\\d-\\d\\d-\\d\\d", "neverday"));
        QualityReport report = report(Depth.DEFAULT);
        assertThat(broken(report)).contains("CELL_TYPE LOANS");
        assertThat(report.json()).contains("line 4, column STARTED_ON").doesNotContain("neverday");
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        Files.delete(file("cards"));
        QualityReport report = report(Depth.DEFAULT);
        assertThat(broken(report)).contains("ROW_COUNT CARDS", "CELL_TYPE CARDS");
        assertThat(report.markdown()).startsWith("# Quality of the generated data\n\n**Do not use these rows");
    }

    @Test
    void aKeyWithoutAValueIsFound() throws IOException {
        editLine("customers", 5, line -> line.substring(line.indexOf(',')));
        assertThat(broken(report(Depth.DEFAULT))).contains("NOT_NULL CUSTOMERS", "KEY CUSTOMERS(CUSTOMER_ID)");
    }

    @Test
    void aShallowReportSaysHowMuchItRead() {
        QualityReport report = report(SHALLOW);
        assertThat(report.integrity().holds()).as(report.markdown()).isTrue();
        TableQuality transactions = report.tables().stream()
                .filter(t -> t.table().equals(TableName.of("transactions")))
                .findFirst()
                .orElseThrow();
        TableQuality.Reading reading = transactions.readings().get(0);
        assertThat(reading.rows()).isEqualTo(transactions.rows());
        assertThat(reading.filesInFull()).isEqualTo(1).isLessThan(reading.files());
        assertThat(transactions.shapeRows()).isBetween(500L, 500L + reading.files());
        assertThat(report.json()).contains("\"files_in_full\" : 1");
    }

    @Test
    void metricsThatAreMissingLowerTheScore() {
        QualityReport whole = report(Depth.DEFAULT);
        ModelPack knowsNothing = PACK.with(List.of(), PACK.models());
        QualityReport report = new QualityReporter(2, Depth.DEFAULT).compare(knowsNothing, run.data());
        assertThat(report.score()).isLessThan(whole.score());
        assertThat(report.properties().get(0).metrics())
                .isEqualTo(whole.properties().get(0).metrics());
        assertThat(report.markdown()).contains("not measured: the pack has no statistics of it");
    }

    private Path file(String table) {
        DataFile first = run.data().tables().stream()
                .filter(t -> t.name().equals(TableName.of(table)))
                .findFirst()
                .orElseThrow()
                .files()
                .get(0);
        return run.folder().resolve(first.path());
    }

    private List<String> lines(String table) throws IOException {
        return Files.readAllLines(file(table));
    }

    private void editLine(String table, int line, UnaryOperator<String> change) throws IOException {
        edit(table, lines -> lines.set(line, change.apply(lines.get(line))));
    }

    private void edit(String table, java.util.function.Consumer<List<String>> change) throws IOException {
        List<String> lines = new java.util.ArrayList<>(lines(table));
        List<String> before = List.copyOf(lines);
        change.accept(lines);
        assertThat(lines).as("the test's own change").isNotEqualTo(before);
        Files.write(file(table), lines);
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(','));
    }

    private static Set<String> broken(QualityReport report) {
        Set<String> found = new TreeSet<>();
        report.integrity().checks(Check.State.BROKEN).forEach(c -> found.add(c.kind() + " " + c.subject()));
        return found;
    }

    private static long violations(QualityReport report, String subject) {
        return report.integrity().checks().stream()
                .filter(c -> c.subject().equals(subject))
                .mapToLong(Check::violations)
                .sum();
    }
}
