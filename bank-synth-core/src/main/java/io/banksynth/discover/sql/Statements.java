package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one statement, or the several that stand in a procedure or lack a terminator between them. */
final class Statements {
    private static final Set<String> CREATE_WORDS = Set.of(
            "OR",
            "REPLACE",
            "FORCE",
            "NO",
            "NOFORCE",
            "EDITIONABLE",
            "NONEDITIONABLE",
            "EDITIONING",
            "GLOBAL",
            "LOCAL",
            "TEMP",
            "TEMPORARY",
            "EXTERNAL",
            "TRANSIENT",
            "UNLOGGED",
            "MATERIALIZED",
            "MANAGED",
            "RECURSIVE",
            "SECURE",
            "PRIVATE",
            "VOLATILE",
            "MULTISET",
            "ALTER");

    /** Tokens within which a keyword must follow that belongs to an earlier one. */
    private static final int FARTHEST = 3000;

    private final Reading reading;
    private final Tokens tokens;
    /** Hive's FROM clause that stands before one or several INSERTs. */
    private @Nullable Block shared;
    /** The query that was read last. */
    private Relation.@Nullable Query last;

    Statements(Reading reading) {
        this.reading = reading;
        this.tokens = reading.tokens;
    }

    void read() {
        int i = 0;
        int end = tokens.size();
        while (i < end) {
            i = Math.max(i + 1, step(i, end));
        }
    }

    private int step(int i, int end) {
        Token token = tokens.get(i);
        if (tokens.opensQuery(i)) {
            reading.at(i, shared, JoinType.INNER);
            return tokens.behind(i, end);
        }
        if (token.kind() != Token.Kind.WORD || tokens.get(i - 1).symbol(".")) {
            return i + 1;
        }
        return switch (token.word()) {
            case "SELECT", "SEL" -> query(i, end).end();
            case "WITH" -> tokens.get(i + 1).named() ? query(i, end).end() : i + 1;
            case "FROM" -> from(i, end);
            case "INSERT", "REPLACE", "UPSERT" -> insert(i, end);
            case "MERGE" -> merge(i, end);
            case "UPDATE" -> update(i, end);
            case "DELETE" -> delete(i, end);
            case "CREATE" -> create(i, end);
            default -> i + 1;
        };
    }

    private Reading.Result query(int i, int end) {
        Reading.Result result = reading.query(i, end, shared, JoinType.INNER, new Relation.Query());
        last = result.query();
        return result;
    }

    /** A file that holds nothing but a query is a model, as dbt has it: its name stands for what the query yields. */
    void nameAfter(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        String stem = TableName.fold(dot < 0 ? name : name.substring(0, dot));
        if (last != null && !stem.isEmpty()) {
            reading.uses.definitions.add(new Uses.Definition(new Relation.Named(file, "", stem), last, true));
        }
    }

    private int from(int i, int end) {
        Block block = new Block(null, JoinType.INNER, reading.scope, reading.environment);
        int behind = new Clauses(reading, block).read(i, end);
        shared = block;
        return behind;
    }

    private int insert(int i, int end) {
        int at = i + 1;
        boolean target = false;
        while (at < end
                && (tokens.get(at).is("INTO")
                        || tokens.get(at).is("OVERWRITE")
                        || tokens.get(at).is("TABLE"))) {
            at++;
            target = true;
        }
        Expressions expressions = reading.expressions(
                new Block(null, JoinType.INNER, reading.scope, reading.environment), JoinType.INNER);
        int path = expressions.pathEnd(at, end);
        if (!target || path == at || !(reading.named(at, path, null) instanceof Relation.Named name)) {
            return i + 1;
        }
        at = path;
        List<String> columns = List.of();
        for (int steps = 0; steps < 12 && at < end && !tokens.opensQuery(at) && !startsQuery(at); steps++) {
            if (tokens.get(at).is("PARTITION") && tokens.get(at + 1).symbol("(")) {
                at = tokens.behind(at + 1, end);
            } else if (tokens.get(at).symbol("(")) {
                columns = reading.names(at, end);
                at = tokens.behind(at, end);
            } else if (tokens.get(at).is("VALUES")) {
                return at + 1;
            } else {
                at++;
            }
        }
        if (at >= end || (!tokens.opensQuery(at) && !startsQuery(at))) {
            return path;
        }
        int line = tokens.get(at).line();
        Reading.Result result = query(at, end);
        Relation written = columns.isEmpty() ? result.query() : new Relation.Renamed(result.query(), columns);
        reading.uses.flows.add(new Uses.Flow(reading.scope, name, columns, result.query(), line));
        reading.uses.definitions.add(new Uses.Definition(name, written, false));
        return result.end();
    }

    private boolean startsQuery(int i) {
        Token token = tokens.get(i);
        return token.is("SELECT")
                || token.is("SEL")
                || token.is("FROM")
                || (token.is("WITH") && tokens.get(i + 1).named());
    }

    private int find(String keyword, int from, int end) {
        for (int i = from; i < end; i = tokens.behind(i, end)) {
            if (tokens.get(i).is(keyword)) {
                return i;
            }
        }
        return end;
    }

    private int merge(int i, int end) {
        if (!tokens.get(i + 1).is("INTO")) {
            return i + 1;
        }
        int using = find("USING", i, end);
        int on = find("ON", using, end);
        int when = find("WHEN", on, end);
        Block block = new Block(null, JoinType.INNER, reading.scope, reading.environment);
        Predicates predicates = new Predicates(reading, block);
        Sources sources = new Sources(reading, block, predicates);
        sources.read(i + 2, using);
        sources.read(Math.min(end, using + 1), on);
        predicates.read(Math.min(end, on + 1), when, JoinType.INNER, null);
        predicates.nested(when, end);
        if (!block.sources.isEmpty() && block.sources.get(0).relation() instanceof Relation.Named target) {
            actions(block, target, when, end);
        }
        return end;
    }

    private void actions(Block block, Relation.Named target, int lo, int end) {
        Expressions expressions = reading.expressions(block, JoinType.INNER);
        boolean updating = false;
        for (int i = lo; i < end; i = tokens.behind(i, end)) {
            Token token = tokens.get(i);
            if (token.is("WHEN")) {
                updating = false;
            } else if (token.is("SET")) {
                updating = true;
            } else if (updating && token.symbol("=") && tokens.get(i - 1).named()) {
                List<Operand> value = expressions.after(i + 1, end).operands();
                if (value.size() == 1) {
                    assign(block, target, tokens.get(i - 1).word(), value.get(0), token.line());
                }
            } else if (token.is("INSERT") && tokens.get(i + 1).symbol("(")) {
                values(block, target, expressions, i + 1, end);
            }
        }
    }

    private void values(Block block, Relation.Named target, Expressions expressions, int open, int end) {
        List<String> columns = reading.names(open, end);
        int values = tokens.behind(open, end);
        if (!tokens.get(values).is("VALUES") || !tokens.get(values + 1).symbol("(")) {
            return;
        }
        int close = tokens.inside(values + 1, end);
        int column = 0;
        int start = values + 2;
        for (int i = start; i <= close; i = i == close ? i + 1 : tokens.behind(i, close)) {
            if (i == close || tokens.get(i).symbol(",")) {
                List<ColumnReference> passed = expressions.passedOn(start, i);
                if (column < columns.size() && !passed.isEmpty()) {
                    Operand value = new Operand.Columns(passed);
                    assign(
                            block,
                            target,
                            columns.get(column),
                            value,
                            tokens.get(start).line());
                }
                column++;
                start = i + 1;
            }
        }
    }

    private void assign(Block block, Relation.Named target, String column, Operand value, int line) {
        reading.uses.assignments.add(new Uses.Assignment(block, target, column, value, line));
    }

    private int update(int i, int end) {
        Token before = tokens.get(i - 1);
        if (before.is("FOR") || before.is("ON") || !tokens.get(i + 1).named() || !sets(i, end)) {
            return i + 1;
        }
        return new Clauses(reading, new Block(null, JoinType.INNER, reading.scope, reading.environment)).read(i, end);
    }

    private boolean sets(int i, int end) {
        int limit = Math.min(end, i + FARTHEST);
        return find("SET", i, limit) < limit;
    }

    private int delete(int i, int end) {
        if (tokens.get(i - 1).is("ON") || tokens.get(i - 1).is("THEN")) {
            return i + 1;
        }
        int from = find("FROM", i, Math.min(end, i + 6));
        int start = from < Math.min(end, i + 6) ? from : i;
        if (start == i && !tokens.get(i + 1).named()) {
            return i + 1;
        }
        return new Clauses(reading, new Block(null, JoinType.INNER, reading.scope, reading.environment))
                .read(start, end);
    }

    private int create(int i, int end) {
        int at = i + 1;
        while (at < end && tokens.get(at).isAny(CREATE_WORDS)) {
            at++;
        }
        boolean view = tokens.get(at).is("VIEW");
        if (!view && !tokens.get(at).is("TABLE")) {
            return i + 1;
        }
        at++;
        while (tokens.get(at).is("IF")
                || tokens.get(at).is("NOT")
                || tokens.get(at).is("EXISTS")) {
            at++;
        }
        Expressions expressions = reading.expressions(
                new Block(null, JoinType.INNER, reading.scope, reading.environment), JoinType.INNER);
        int path = expressions.pathEnd(at, end);
        if (path == at || !(reading.named(at, path, null) instanceof Relation.Named name)) {
            return at;
        }
        List<String> columns =
                tokens.get(path).symbol("(") && !tokens.opensQuery(path) ? reading.names(path, end) : List.of();
        int limit = Math.min(end, path + FARTHEST);
        int as = find("AS", path, limit);
        while (as < limit && !tokens.opensQuery(as + 1) && !startsQuery(as + 1)) {
            as = find("AS", as + 1, limit);
        }
        if (as >= limit) {
            return path;
        }
        Reading.Result result = query(as + 1, end);
        Relation made = columns.isEmpty() ? result.query() : new Relation.Renamed(result.query(), columns);
        reading.uses.definitions.add(new Uses.Definition(name, made, view));
        return result.end();
    }
}
