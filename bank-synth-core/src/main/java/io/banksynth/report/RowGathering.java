package io.banksynth.report;

import io.banksynth.report.likeness.GatheredRows;
import io.banksynth.report.likeness.TablePair;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a data set once and keeps as many of its rows as memory has room for. */
final class RowGathering {
    private final DataReader reader;

    RowGathering(DataReader reader) {
        this.reader = reader;
    }

    /** What was read. */
    record Gathered(DataReader.Reading reading, RowsQuestions asked) {
        private GatheredRows rows(DataTable table) {
            Questions.Gathering gathering = asked.gathering(table).orElseThrow();
            GatheredRows all = new GatheredRows(table.table().columns(), gathering.pick(), gathering.keys());
            reading.of(table).stream()
                    .map(FileFindings::gathered)
                    .flatMap(Optional::stream)
                    .forEach(all::add);
            return all;
        }

        /** The share of a table's rows that were gathered: less than was picked where not all files were read in full. */
        private double share(DataTable table) {
            long inFull = reading.of(table).stream()
                    .filter(f -> f.gathered().isPresent())
                    .mapToLong(FileFindings::rows)
                    .sum();
            double read = table.rows() == 0 ? 1 : Math.min(1, (double) inFull / table.rows());
            return asked.pick(table).share() * read;
        }
    }

    Gathered read(DataSet data, Path workFolder) {
        RowsQuestions asked = new RowsQuestions(data);
        return new Gathered(reader.read(data, asked, workFolder), asked);
    }

    /** The rows of a table that both data sets have. */
    static Optional<TablePair> pair(Gathered real, Gathered synthetic, TableName name) {
        Optional<DataTable> left = real.reading().data().table(name);
        Optional<DataTable> right = synthetic.reading().data().table(name);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TablePair(
                real.rows(left.get()),
                synthetic.rows(right.get()),
                real.share(left.get()),
                synthetic.share(right.get())));
    }
}
