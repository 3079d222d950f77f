package io.banksynth.audit;

import io.banksynth.schema.TableName;
import java.util.Optional;

/**
 * One value that stands in a pack's files.
 *
 * @param file which of the files
 * @param table the table it is about, if any
 * @param column the column it is about, if any
 * @param kind the key that it stands under, such as masks or edges
 * @param value a text or a number
 */
record PackItem(String file, Optional<TableName> table, Optional<String> column, String kind, Object value) {
    Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Where it stands, for people. */
    String place() {
        return file
                + table.map(t -> ", " + t.shown() + column.map(c -> "." + c).orElse(""))
                        .orElse("") + ", " + kind;
    }
}
