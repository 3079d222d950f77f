package io.banksynth.schema;

import java.util.Comparator;

/**
 * A condition that every row of a table meets, as a CHECK constraint declares it.
 *
 * @param condition SQL in the dialect of its script, blanks and line ends made single blanks
 */
public record CheckRule(TableName table, String condition) {
    static final Comparator<CheckRule> ORDER =
            Comparator.comparing(CheckRule::table).thenComparing(CheckRule::condition);
}
