package io.banksynth.discover.sql;

import java.util.ArrayList;
import java.util.List;

/** A statement: where it stands, and everything that its blocks draw on. */
final class StatementScope {
    private static final int MOST_COMPARISONS = 5_000;

    private int comparisons;
    final String file;
    final String query;
    /** Whether a full parser understood the statement as well. */
    boolean checked;

    final List<Source> sources = new ArrayList<>();

    StatementScope(String file, String query) {
        this.file = file;
        this.query = query;
    }

    /** Whether one more comparison or join of this statement is kept; five thousand are, so that hostile ones end in time. */
    boolean takes() {
        return comparisons++ < MOST_COMPARISONS;
    }
}
