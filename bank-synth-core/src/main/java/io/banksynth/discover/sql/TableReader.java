package io.banksynth.discover.sql;

import io.banksynth.discover.sql.Definitions.DefinedColumn;
import io.banksynth.discover.sql.Definitions.DefinedTable;
import io.banksynth.discover.sql.Definitions.ForeignKey;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what stands between the parentheses of a CREATE TABLE: columns and constraints. */
final class TableReader {
    private static final Set<String> NO_COLUMN =
            Set.of("CONSTRAINT", "PRIMARY", "FOREIGN", "CHECK", "UNIQUE", "EXCLUDE", "PERIOD", "LIKE", "SUPPLEMENTAL");
    private static final Set<String> INDEXES = Set.of("KEY", "INDEX", "FULLTEXT", "SPATIAL");

    private final Tokens tokens;
    private final DefinedTable table;
    private final String file;

    TableReader(Tokens tokens, DefinedTable table, String file) {
        this.tokens = tokens;
        this.table = table;
        this.file = file;
    }

    /** Reads the elements between two places, which commas part. */
    void elements(int lo, int hi) {
        int start = lo;
        for (int i = lo; i <= hi; i = i == hi ? i + 1 : tokens.behind(i, hi)) {
            if (i == hi || tokens.get(i).symbol(",")) {
                if (i > start) {
                    element(start, i);
                }
                start = i + 1;
            }
        }
    }

    private void element(int lo, int hi) {
        Token first = tokens.get(lo);
        boolean constraint = first.isAny(NO_COLUMN) && !startsColumn(lo);
        boolean index = first.isAny(INDEXES)
                && (tokens.get(lo + 1).symbol("(") || tokens.get(lo + 2).symbol("(") || first.is("FULLTEXT"))
                && !SqlTypes.known(tokens.get(lo + 1).word());
        if (constraint) {
            constraints(lo, hi);
        } else if (!index && first.named()) {
            column(lo, hi);
        }
    }

    /** A column may be called {@code check} or {@code period}. */
    private boolean startsColumn(int lo) {
        Token second = tokens.get(lo + 1);
        return second.kind() == Token.Kind.WORD
                && SqlTypes.known(second.word())
                && !tokens.get(lo).is("CONSTRAINT");
    }

    private void column(int lo, int hi) {
        String name = tokens.get(lo).word();
        int typeEnd = SqlTypes.end(tokens, lo + 1, hi);
        Optional<DataType> type = SqlTypes.type(tokens, lo + 1, hi);
        boolean nullable = true;
        for (int i = typeEnd; i < hi; i = tokens.behind(i, hi)) {
            Token token = tokens.get(i);
            if (token.is("NOT") && tokens.get(i + 1).is("NULL")) {
                nullable = false;
            } else if (token.is("PRIMARY") && tokens.get(i + 1).is("KEY")) {
                table.primaryKey = List.of(name);
                nullable = false;
            } else if (token.is("UNIQUE")) {
                table.unique.add(List.of(name));
            } else if (token.is("REFERENCES")) {
                references(List.of(name), i, hi);
            }
        }
        table.columns.putIfAbsent(name, new DefinedColumn(name, type, nullable));
    }

    /** Reads the constraints that stand anywhere between two places. */
    void constraints(int lo, int hi) {
        for (int i = lo; i < hi; i++) {
            Token token = tokens.get(i);
            if (token.is("CHECK") && tokens.get(i + 1).symbol("(")) {
                i = tokens.behind(i + 1, hi) - 1;
            } else if (token.is("PRIMARY") && tokens.get(i + 1).is("KEY")) {
                List<String> columns = names(tokens, list(i + 2, hi));
                if (!columns.isEmpty()) {
                    table.primaryKey = columns;
                }
            } else if (token.is("UNIQUE")) {
                List<String> columns = names(tokens, list(i + 1, hi));
                if (!columns.isEmpty()) {
                    table.unique.add(columns);
                }
            } else if (token.is("FOREIGN") && tokens.get(i + 1).is("KEY")) {
                int open = list(i + 2, hi);
                int references = tokens.behind(open, hi);
                if (tokens.get(references).is("REFERENCES")) {
                    references(names(tokens, open), references, hi);
                    i = references;
                }
            }
        }
    }

    /** The parenthesis that opens within the next few places. */
    private int list(int from, int hi) {
        int i = from;
        while (i < Math.min(hi, from + 4) && !tokens.get(i).symbol("(")) {
            i++;
        }
        return i;
    }

    private void references(List<String> columns, int at, int hi) {
        int end = new Expressions(tokens, open -> new Relation.Computed(List.of())).pathEnd(at + 1, hi);
        if (end == at + 1 || columns.isEmpty()) {
            return;
        }
        String schema = end - at >= 4 && tokens.get(end - 3).named()
                ? tokens.get(end - 3).word()
                : "";
        TableName parent = new TableName(schema, tokens.get(end - 1).word());
        List<String> parentColumns = tokens.get(end).symbol("(") ? names(tokens, end) : List.of();
        table.foreignKeys.add(new ForeignKey(
                columns, parent, parentColumns, file, tokens.get(at).line()));
    }

    /** The first name between the commas of the parenthesis at {@code open}. */
    static List<String> names(Tokens tokens, int open) {
        List<String> names = new ArrayList<>();
        if (!tokens.get(open).symbol("(")) {
            return names;
        }
        int end = tokens.inside(open, tokens.size());
        boolean expecting = true;
        for (int i = open + 1; i < end; i = tokens.behind(i, end)) {
            if (tokens.get(i).symbol(",")) {
                expecting = true;
            } else if (expecting && tokens.get(i).named()) {
                names.add(tokens.get(i).word());
                expecting = false;
            }
        }
        return names;
    }
}
