package io.banksynth.report;

import io.banksynth.attack.AttackTable;
import io.banksynth.report.likeness.AttackRows;
import io.banksynth.report.likeness.TablePair;
import io.banksynth.schema.Relationship;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Attacks synthetic rows table by table, with real rows that were held back from the training as control. */
public final class AttackReporter {
    private final RowGathering gathering;

    /**
     * @param threads that read at the same time
     */
    public AttackReporter(int threads) {
        this.gathering = new RowGathering(new DataReader(threads, Depth.DEFAULT));
    }

    /**
     * Attacks all tables that the three data sets have.
     *
     * @param training what the model was trained on
     * @param control entities that it never saw
     * @param workFolder exists, may be written to
     * @throws io.banksynth.error.BankSynthException if temporary files cannot be written
     */
    public AttackReport measure(DataSet training, DataSet control, DataSet synthetic, Path workFolder) {
        RowGathering.Gathered trained = gathering.read(training, workFolder.resolve("training"));
        RowGathering.Gathered held = gathering.read(control, workFolder.resolve("control"));
        RowGathering.Gathered made = gathering.read(synthetic, workFolder.resolve("synthetic"));
        List<AttackReport.TableAttacks> tables = new ArrayList<>();
        for (DataTable table : synthetic.tables()) {
            Optional<TablePair> left = RowGathering.pair(trained, made, table.name());
            Optional<TablePair> right = RowGathering.pair(held, made, table.name());
            if (left.isPresent() && right.isPresent()) {
                tables.add(attacks(synthetic, table, left.get(), right.get()));
            }
        }
        return new AttackReport(tables);
    }

    private static AttackReport.TableAttacks attacks(DataSet data, DataTable table, TablePair left, TablePair right) {
        List<String> parent =
                RowsQuestions.main(data, table).map(Relationship::childColumns).orElse(List.of());
        AttackTable attacked = AttackRows.of(
                table.name().shown(),
                left,
                right,
                name -> table.table()
                        .column(name)
                        .filter(c -> data.use(table, c) == ColumnQuality.Use.VALUE)
                        .isPresent(),
                parent);
        return new AttackReport.TableAttacks(
                table.name(), attacked.columns().size(), attacked.columns().isEmpty() ? List.of() : attacked.risks());
    }
}
