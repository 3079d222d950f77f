package io.banksynth.report;

import io.banksynth.report.likeness.GatheredRows;
import io.banksynth.report.likeness.TablePair;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares two data sets, row files both: a real one and one that imitates it, whoever made it. Both are read once. What it
 * says depends on the files alone, not on threads; memory does not grow with the rows.
 */
public final class RowsReporter {
    private final DataReader reader;

    /**
     * @param threads that read at the same time
     */
    public RowsReporter(int threads, Depth depth) {
        this.reader = new DataReader(threads, depth);
    }

    /**
     * Makes a report of the tables that both data sets have.
     *
     * @param workFolder exists, may be written to
     * @throws io.banksynth.error.BankSynthException if temporary files cannot be written; broken data is reported, not thrown
     */
    public QualityReport compare(DataSet real, DataSet synthetic, Path workFolder) {
        RowsQuestions asked = new RowsQuestions(synthetic);
        RowsQuestions askedOfReal = new RowsQuestions(real);
        DataReader.Reading read = reader.read(synthetic, asked, workFolder.resolve("synthetic"));
        DataReader.Reading readOfReal = reader.read(real, askedOfReal, workFolder.resolve("real"));
        Map<TableName, TablePair> pairs = new TreeMap<>();
        for (DataTable table : synthetic.tables()) {
            real.table(table.name())
                    .ifPresent(original -> pairs.put(
                            table.name(),
                            new TablePair(
                                    gathered(readOfReal, original, askedOfReal),
                                    gathered(read, table, asked),
                                    share(readOfReal, original, askedOfReal),
                                    share(read, table, asked))));
        }
        RowsComparison comparison = new RowsComparison(readOfReal, read, pairs);
        List<TableQuality> tables = synthetic.tables().stream()
                .filter(t -> pairs.containsKey(t.name()))
                .map(comparison::table)
                .toList();
        List<RelationshipQuality> relationships =
                read.plan().links().stream().map(comparison::relationship).toList();
        return QualityReport.of(Reference.ROWS, new Integrity(IntegrityChecks.of(read)), tables, relationships);
    }

    private static GatheredRows gathered(DataReader.Reading reading, DataTable table, RowsQuestions asked) {
        Questions.Gathering gathering = asked.gathering(table).orElseThrow();
        GatheredRows all = new GatheredRows(table.table().columns(), gathering.pick(), gathering.keys());
        reading.of(table).stream()
                .map(FileFindings::gathered)
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
    }

    /** The share of a table's rows that were gathered: less than was picked where not all files were read in full. */
    private static double share(DataReader.Reading reading, DataTable table, RowsQuestions asked) {
        long inFull = reading.of(table).stream()
                .filter(f -> f.gathered().isPresent())
                .mapToLong(FileFindings::rows)
                .sum();
        double read = table.rows() == 0 ? 1 : Math.min(1, (double) inFull / table.rows());
        return asked.pick(table).share() * read;
    }
}
