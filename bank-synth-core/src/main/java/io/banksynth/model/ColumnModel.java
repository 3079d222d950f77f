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

    /**
     * Made by a provider of the package {@code privacy.provider}, which knows nothing of the samples.
     *
     * @param provider its name
     * @param locale of the provider
     * @param repeats whether two rows may have the same text
     * @param person which person of the row it is about, empty for the row's own; columns about the same one agree
     * @param genderColumn the column of the table that says which gender names go with
     * @param nulls rows of the sample without a value
     * @param rows rows of the sample
     */
    record Provided(
            String column,
            String provider,
            String locale,
            Repeats repeats,
            String person,
            Optional<String> genderColumn,
            long nulls,
            long rows)
            implements ColumnModel {
        public Provided {
            if (nulls < 0 || rows < nulls) {
                throw new IllegalArgumentException("Not counts of rows: " + nulls + " of " + rows);
            }
        }
    }

    /** Whether values may occur in more than one row. */
    enum Repeats {
        ALLOWED,
        NEVER
    }

    /** Kept as it is in a reference table; one text per row, empty where there is no value. */
    record Verbatim(String column, List<Optional<String>> values) implements ColumnModel {
        public Verbatim {
            values = List.copyOf(values);
        }
    }
}
