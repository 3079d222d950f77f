package io.banksynth.discover.sql;

import java.util.ArrayList;
import java.util.List;

/** A statement: where it stands, and everything that its blocks draw on. */
final class StatementScope {
    final String file;
    final String query;
    /** Whether a full parser understood the statement as well. */
    boolean checked;

    final List<Source> sources = new ArrayList<>();

    StatementScope(String file, String query) {
        this.file = file;
        this.query = query;
    }
}
