package io.banksynth.report;

import io.banksynth.model.LinkModel;
import io.banksynth.report.likeness.RowPick;
import io.banksynth.report.measure.Classes;
import io.banksynth.schema.Relationship;
import java.util.List;
import java.util.Optional;

/** What is asked of a data set while its files are read, beside whether it holds together. */
interface Questions {
    /** What is known of a relationship's fan-out. */
    Optional<LinkModel> model(Relationship relationship);

    /** The classes that the cells of each of a table's columns are counted in. */
    List<Optional<Classes>> classes(DataTable table);

    /** Which rows are gathered; empty for none. */
    Optional<Gathering> gathering(DataTable table);

    /**
     * Rows to be gathered.
     *
     * @param keys groups of columns by which they are joined
     */
    record Gathering(RowPick pick, List<List<String>> keys) {}
}
