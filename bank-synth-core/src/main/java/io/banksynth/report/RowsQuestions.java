package io.banksynth.report;

import io.banksynth.model.LinkModel;
import io.banksynth.report.likeness.RowPick;
import io.banksynth.report.measure.Classes;
import io.banksynth.schema.Relationship;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks for rows that can be compared with those of another data set: as many as memory has room for, siblings together. */
final class RowsQuestions implements Questions {
    private static final long MOST_ROWS = 200_000;
    private static final double MOST_CELLS = 24e6;
    /** Fewer picked parents than these say too little of all of them. */
    private static final double FEWEST_PARENTS = 500;

    private final DataSet data;
    private final long limit;

    RowsQuestions(DataSet data) {
        this.data = data;
        double columns = data.tables().stream()
                .mapToDouble(t -> t.table().columns().size())
                .sum();
        this.limit = (long) Math.max(1000, Math.min(MOST_ROWS, MOST_CELLS / Math.max(1, columns)));
    }

    @Override
    public Optional<LinkModel> model(Relationship relationship) {
        return Optional.empty();
    }

    @Override
    public List<Optional<Classes>> classes(DataTable table) {
        return table.table().columns().stream()
                .map(c -> Optional.<Classes>empty())
                .toList();
    }

    @Override
    public Optional<Gathering> gathering(DataTable table) {
        List<List<String>> keys = new ArrayList<>();
        for (Relationship relationship : data.relationships()) {
            if (relationship.child().equals(table.name())) {
                keys.add(relationship.childColumns());
            }
            if (relationship.parent().equals(table.name())) {
                keys.add(relationship.parentColumns());
            }
        }
        keys.removeIf(key -> key.stream().anyMatch(c -> table.table().column(c).isEmpty()));
        return Optional.of(new Gathering(pick(table), keys.stream().distinct().toList()));
    }

    /** What is gathered of a table. */
    RowPick pick(DataTable table) {
        if (table.rows() <= limit) {
            return RowPick.ALL;
        }
        double share = (double) limit / table.rows();
        List<String> siblings = main(data, table)
                .filter(r -> data.table(r.parent()).orElseThrow().rows() * share >= FEWEST_PARENTS)
                .map(Relationship::childColumns)
                .orElse(List.of());
        return new RowPick(share, siblings);
    }

    /** The relationship to the most parents: among their children rows have a history. */
    static Optional<Relationship> main(DataSet data, DataTable table) {
        return data.relationships().stream()
                .filter(r -> r.child().equals(table.name()) && !r.parent().equals(table.name()))
                .filter(r -> r.condition().isBlank())
                .filter(r -> r.childColumns().stream()
                        .allMatch(c -> table.table().column(c).isPresent()))
                .max(Comparator.comparingLong(
                        r -> data.table(r.parent()).orElseThrow().rows()));
    }
}
