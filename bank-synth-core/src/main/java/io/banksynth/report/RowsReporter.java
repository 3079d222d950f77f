package io.banksynth.report;

import io.banksynth.report.likeness.TablePair;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares two data sets, row files both: a real one and one that imitates it, whoever made it. Both are read once. What it
 * says depends on the files alone, not on threads; memory does not grow with the rows.
 */
public final class RowsReporter {
    private final RowGathering gathering;

    /**
     * @param threads that read at the same time
     */
    public RowsReporter(int threads, Depth depth) {
        this.gathering = new RowGathering(new DataReader(threads, depth));
    }

    /**
     * Makes a report of the tables that both data sets have.
     *
     * @param workFolder exists, may be written to
     * @throws io.banksynth.error.BankSynthException if temporary files cannot be written; broken data is reported, not thrown
     */
    public QualityReport compare(DataSet real, DataSet synthetic, Path workFolder) {
        RowGathering.Gathered made = gathering.read(synthetic, workFolder.resolve("synthetic"));
        RowGathering.Gathered original = gathering.read(real, workFolder.resolve("real"));
        Map<TableName, TablePair> pairs = new TreeMap<>();
        for (DataTable table : synthetic.tables()) {
            RowGathering.pair(original, made, table.name()).ifPresent(pair -> pairs.put(table.name(), pair));
        }
        DataReader.Reading read = made.reading();
        RowsComparison comparison = new RowsComparison(original.reading(), read, pairs);
        List<TableQuality> tables = synthetic.tables().stream()
                .filter(t -> pairs.containsKey(t.name()))
                .map(comparison::table)
                .toList();
        List<RelationshipQuality> relationships =
                read.plan().links().stream().map(comparison::relationship).toList();
        return QualityReport.of(Reference.ROWS, new Integrity(IntegrityChecks.of(read)), tables, relationships);
    }
}
