package io.banksynth.discover.sql;

import io.banksynth.discover.sql.Definitions.DefinedColumn;
import io.banksynth.discover.sql.Definitions.DefinedTable;
import io.banksynth.discover.sql.Definitions.ForeignKey;
import io.banksynth.schema.DataType;
import io.banksynth.schema.JoinType;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what stands between the parentheses of a CREATE TABLE: columns and constraints. */
final class TableReader {
    private static final Set<String> NO_COLUMN =
            Set.of("CONSTRAINT", "PRIMARY", "FOREIGN", "CHECK", "UNIQUE", "EXCLUDE", "PERIOD", "LIKE", "SUPPLEMENTAL");
    private static final Set<String> INDEXES = Set.of("KEY", "INDEX", "FULLTEXT", "SPATIAL");

    private static final int LONGEST_CHECK = 2000;

    private final Set<String> demanded = new HashSet<>();
    private final Tokens tokens;
    private final DefinedTable table;
    private final String file;
    private final String text;

    /**
     * @param text in which the tokens lie
     */
    TableReader(Tokens tokens, DefinedTable table, String file, String text) {
        this.text = text;
        this.tokens = tokens;
        this.table = table;
        this.file = file;
    }

    /** Reads the elements between two places, which commas part. */
    void elements(int lo, int hi) {
        int start = lo;
        for (int i = lo; i <= hi; i = i == hi ? i + 1 : SqlTypes.behind(tokens, i, hi)) {
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
        for (int i = typeEnd; i < hi; i = SqlTypes.behind(tokens, i, hi)) {
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
            } else if (token.is("CHECK") && tokens.get(i + 1).symbol("(")) {
                check(i + 1, hi);
            }
        }
        enumeration(name, lo + 1, typeEnd);
        table.columns.putIfAbsent(name, new DefinedColumn(name, type, nullable && !demanded.contains(name)));
    }

    /** Reads the constraints that stand anywhere between two places. */
    void constraints(int lo, int hi) {
        for (int i = lo; i < hi; i++) {
            Token token = tokens.get(i);
            if (token.is("CHECK") && tokens.get(i + 1).symbol("(")) {
                check(i + 1, hi);
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

    /** Reads what an ALTER TABLE adds or changes: columns and constraints. */
    void alterations(int lo, int hi) {
        boolean adds = tokens.get(lo).is("ADD");
        boolean changes = tokens.get(lo).is("MODIFY") || tokens.get(lo).is("CHANGE");
        int at = lo + 1;
        while (tokens.get(at).is("COLUMN") || tokens.get(at).is("COLUMNS")) {
            at++;
        }
        boolean listed = tokens.get(at).symbol("(");
        int from = listed ? at + 1 : at;
        int to = listed ? tokens.inside(at, hi) : hi;
        boolean typed =
                tokens.get(from).named() && SqlTypes.known(tokens.get(from + 1).word());
        if (adds && typed) {
            elements(from, to);
        } else if (changes && tokens.get(from).named()) {
            demand(from, to);
        }
        constraints(listed && adds && typed ? tokens.behind(at, hi) : lo, hi);
    }

    /** A column that is changed to lack no value. */
    private void demand(int lo, int hi) {
        DefinedColumn column = table.columns.get(tokens.get(lo).word());
        for (int i = lo + 1; column != null && i + 1 < hi; i++) {
            if (tokens.get(i).is("NOT") && tokens.get(i + 1).is("NULL")) {
                table.columns.put(column.name(), new DefinedColumn(column.name(), column.type(), false));
            }
        }
    }

    /** Keeps a check's condition, and apart what it demands of single columns. */
    private void check(int open, int hi) {
        int end = tokens.inside(open, hi);
        if (end <= open + 1) {
            return;
        }
        boolean present = end == open + 5
                && tokens.get(open + 2).is("IS")
                && tokens.get(open + 3).is("NOT")
                && tokens.get(open + 4).is("NULL");
        if (present) {
            demandOf(tokens.get(open + 1).word());
            return;
        }
        String condition = text.substring(
                        tokens.get(open + 1).start(), tokens.get(end - 1).end())
                .replaceAll("\\s+", " ");
        if (condition.length() <= LONGEST_CHECK) {
            table.checks.add(new Definitions.Check(condition, limits(open + 1, end)));
        }
    }

    /** Oracle keeps NOT NULL as a check. */
    private void demandOf(String name) {
        table.columns.computeIfPresent(name, (n, c) -> new DefinedColumn(n, c.type(), false));
        demanded.add(name);
    }

    private List<Definitions.Limit> limits(int lo, int hi) {
        Uses uses = new Uses();
        StatementScope scope = new StatementScope(file, "", 0);
        Reading reading = new Reading(tokens, scope, uses, new Catalog(Map.of()), new ArrayList<>());
        new Predicates(reading, new Block(null, JoinType.INNER, scope, null)).read(lo, hi, JoinType.INNER, null);
        return uses.mentions.stream()
                .map(m -> new Definitions.Limit(m.column().name(), m.kind(), m.literals()))
                .toList();
    }

    /** MySQL lists the values of a column in its type. */
    private void enumeration(String name, int type, int end) {
        if (tokens.get(type).is("ENUM") && tokens.get(type + 1).symbol("(")) {
            List<String> values = new ArrayList<>();
            for (int i = type + 2; i < end; i++) {
                if (tokens.get(i).kind() == Token.Kind.STRING) {
                    values.add(tokens.get(i).word());
                }
            }
            String condition = text.substring(
                    tokens.get(type + 1).start(), tokens.get(end - 1).end());
            table.checks.add(new Definitions.Check(
                    name.toLowerCase(Locale.ROOT) + " in " + condition,
                    List.of(new Definitions.Limit(name, "in", values))));
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
