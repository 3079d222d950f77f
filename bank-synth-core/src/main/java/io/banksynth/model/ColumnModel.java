package io.banksynth.model;

import java.util.List;
import java.util.Optional;

/** How one column's values come about. Columns of foreign keys have none: their values are the parent's. */
public sealed interface ColumnModel {
    String column();

    /** A key: computed from the row's index. */
    record Key(String column, KeyForm form) implements ColumnModel {}

    /** Drawn from a learned distribution. */
    record Learned(String column, Encoder encoder, Leaf leaf) implements ColumnModel {}

    /** Kept as it is in a reference table; one text per row, empty where there is no value. */
    record Verbatim(String column, List<Optional<String>> values) implements ColumnModel {
        public Verbatim {
            values = List.copyOf(values);
        }
    }
}
