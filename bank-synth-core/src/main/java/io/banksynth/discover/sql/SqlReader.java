package io.banksynth.discover.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads scripts of SQL: whatever can be understood of each statement, whatever stands around it. */
public final class SqlReader {
    private final Catalog catalog;
    private final Uses uses = new Uses();
    private int statements;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param catalog the stored tables; empty if none are known, and then every name in a query is taken for one
     */
    public SqlReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Reads the queries of one script. */
    public void read(SqlScript script) {
        for (SqlScript.Statement statement : script.statements()) {
            StatementScope scope = new StatementScope(script.file(), statement.query(), statements++);
            Reading reading = new Reading(new Tokens(statement.tokens()), scope, uses, catalog, warnings);
            Statements content = new Statements(reading);
            content.read();
            if (script.statements().size() == 1) {
                content.nameAfter(script.file());
            }
        }
    }

    /** What all scripts together say, once every view and working table is known. */
    public SqlFacts facts() {
        return new Facts(catalog, uses).collect(warnings);
    }
}
