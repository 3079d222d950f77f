package io.banksynth.discover.sql;

import java.util.ArrayList;
import java.util.List;

/** A statement: where it stands, and everything that its blocks draw on. */
final class StatementScope {
    private static final int MOST_COMPARISONS = 5_000;

    private int comparisons;
    final String file;
    final String query;

    final List<Source> sources = new ArrayList<>();

    /** A number that no other statement has that the same reader reads. */
    final int number;

    StatementScope(String file, String query, int number) {
        this.number = number;
        this.file = file;
        this.query = query;
    }

    /** Whether one more comparison or join of this statement is kept; five thousand are, so that hostile ones end in time. */
    boolean takes() {
        return comparisons++ < MOST_COMPARISONS;
    }
}
