package io.banksynth.report;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.report.measure.Classes;
import io.banksynth.report.measure.ColumnReference;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import java.util.List;
import java.util.Optional;

/** Asks how the rows are spread over what a pack knows. */
record PackQuestions(ModelPack reference, DataSet synthetic) implements Questions {
    @Override
    public Optional<LinkModel> model(Relationship relationship) {
        return reference
                .model(relationship.child())
                .flatMap(m -> m.links().stream()
                        .filter(l -> l.relationship().joinsLike(relationship))
                        .findFirst());
    }

    /** None for keys, whose values are not compared. */
    @Override
    public List<Optional<Classes>> classes(DataTable table) {
        ColumnReference known = new ColumnReference(reference.model(table.name()), reference.statistics(table.name()));
        return table.table().columns().stream()
                .map(c -> switch (use(table, c)) {
                    case VALUE -> Optional.of(known.classes(c));
                    case MADE -> Optional.of(known.absence(c));
                    case KEY, FOREIGN_KEY -> Optional.<Classes>empty();
                })
                .toList();
    }

    @Override
    public Optional<Gathering> gathering(DataTable table) {
        return Optional.empty();
    }

    ColumnQuality.Use use(DataTable table, Column column) {
        boolean foreign = reference.model(table.name()).stream()
                .flatMap(model -> model.links().stream())
                .anyMatch(link -> link.relationship().childColumns().contains(column.name()));
        if (foreign) {
            return ColumnQuality.Use.FOREIGN_KEY;
        }
        boolean key = reference
                .model(table.name())
                .flatMap(m -> m.column(column.name()))
                .filter(m -> m instanceof ColumnModel.Key)
                .isPresent();
        if (key) {
            return ColumnQuality.Use.KEY;
        }
        ColumnQuality.Use use = synthetic.use(table, column);
        boolean made = use == ColumnQuality.Use.VALUE
                && !reference.privacy().level(table.name(), column.name()).learnable();
        return made ? ColumnQuality.Use.MADE : use;
    }
}
