package io.banksynth.train;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.KeyForm;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.Storage;
import io.banksynth.schema.Table;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which columns are made as keys, and how they look. */
final class KeyColumns {
    private final JoinedSamples joined;
    private final int k;

    KeyColumns(JoinedSamples joined, int k) {
        this.joined = joined;
        this.k = k;
    }

    /** Columns that must differ from row to row: of the keys, and of whatever other tables point at. */
    Set<String> of(Table table) {
        Set<String> foreign = joined.foreignColumns(table.name());
        List<List<String>> keys = new ArrayList<>(table.unique());
        keys.add(table.primaryKey());
        joined.graph().childrenOf(table.name()).forEach(r -> keys.add(r.parentColumns()));
        Set<String> columns = new HashSet<>();
        for (List<String> key : keys) {
            List<String> own = key.stream().filter(c -> !foreign.contains(c)).toList();
            if (own.size() == 1) {
                columns.add(own.get(0));
            } else if (own.size() > 1
                    && own.size() == key.size()
                    && own.stream().noneMatch(columns::contains)) {
                columns.add(own.get(own.size() - 1));
            }
        }
        return columns;
    }

    /** How the values of one of them look. */
    KeyForm form(Table table, Sample sample, int position) {
        Column column = sample.columns().get(position);
        Vector vector = sample.rows().vector(position);
        boolean elsewhere = table.primaryKey().equals(List.of(column.name()))
                || table.unique().stream().anyMatch(key -> key.equals(List.of(column.name())))
                || joined.graph().childrenOf(table.name()).stream()
                        .anyMatch(r -> r.parentColumns().equals(List.of(column.name())));
        if (!elsewhere) {
            List<List<String>> keys = new ArrayList<>(table.unique());
            keys.add(table.primaryKey());
            for (List<String> key : keys) {
                List<String> others =
                        key.stream().filter(c -> !c.equals(column.name())).toList();
                if (key.contains(column.name())
                        && joined.foreignColumns(table.name()).containsAll(others)) {
                    Optional<KeyForm> form = formBeside(table, column, vector, sample, others);
                    if (form.isPresent()) {
                        return form.get();
                    }
                }
            }
        }
        if (isTime(column.type())) {
            LongWindow window =
                    LongWindow.of((LongVector) vector, joined.units().of(table.name()), sample.size(), k);
            return new KeyForm.Sequence(window.first(), window.step());
        }
        return new KeyLearner(k).learn(vector, column.type(), joined.units().of(table.name()));
    }

    private static boolean isTime(DataType type) {
        return type instanceof DataType.Date || (type instanceof DataType.Timestamp && type.storage() == Storage.LONG);
    }

    /** The form of a column that is unique only together with foreign keys. */
    private Optional<KeyForm> formBeside(
            Table table, Column column, Vector vector, Sample sample, List<String> others) {
        boolean whole = column.type() instanceof DataType.Whole;
        boolean time = isTime(column.type());
        Optional<Relationship> driver = joined.roles().driver(table.name());
        boolean besideDriver =
                driver.isPresent() && others.containsAll(driver.get().childColumns());
        if (!whole && !time) {
            return Optional.empty();
        }
        if (besideDriver && whole) {
            return Optional.of(new KeyForm.Ordinal(1));
        }
        LongWindow window = LongWindow.of((LongVector) vector, joined.units().of(table.name()), sample.size(), k);
        if (besideDriver) {
            return Optional.of(new KeyForm.Spread(window.first(), window.step(), window.count()));
        }
        boolean besideReferences = joined.links().of(table.name()).stream()
                .filter(l -> !java.util.Collections.disjoint(l.relationship().childColumns(), others))
                .allMatch(l -> joined.roles().role(l.relationship()) == Role.REFERENCE);
        return besideReferences
                ? Optional.of(new KeyForm.Digit(window.first(), window.step(), window.count()))
                : Optional.empty();
    }
}
