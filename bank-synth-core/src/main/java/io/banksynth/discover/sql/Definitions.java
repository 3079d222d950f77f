package io.banksynth.discover.sql;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables, keys and constraints that scripts define with CREATE TABLE, ALTER TABLE and CREATE UNIQUE INDEX. */
public final class Definitions {
    /**
     * A column as a script defines it.
     *
     * @param type empty when the script's type does not tell one, as Oracle's plain NUMBER
     */
    public record DefinedColumn(String name, Optional<DataType> type, boolean nullable) {}

    /** A declared foreign key; {@code parentColumns} is empty when the parent's primary key is meant. */
    public record ForeignKey(
            List<String> columns, TableName parent, List<String> parentColumns, String file, int line) {}

    /**
     * A declared check.
     *
     * @param condition its text, blanks and line ends made single blanks
     * @param limits the columns that it compares with literals
     */
    public record Check(String condition, List<Limit> limits) {}

    /** A column compared with literals; the kind is as in {@link SqlFacts.Mention}. */
    public record Limit(String column, String kind, List<String> literals) {}

    /** A table as scripts define it; its parts are added while they are read. */
    public static final class DefinedTable {
        final TableName name;
        final Map<String, DefinedColumn> columns = new LinkedHashMap<>();
        final List<ForeignKey> foreignKeys = new ArrayList<>();
        final List<List<String>> unique = new ArrayList<>();
        final List<Check> checks = new ArrayList<>();
        List<String> primaryKey = List.of();
        boolean temporary;

        DefinedTable(TableName name) {
            this.name = name;
        }

        public TableName name() {
            return name;
        }

        public List<DefinedColumn> columns() {
            return List.copyOf(columns.values());
        }

        public List<String> primaryKey() {
            return primaryKey;
        }

        /** Whether the table lasts no longer than a session. */
        public boolean temporary() {
            return temporary;
        }

        public List<List<String>> unique() {
            return List.copyOf(unique);
        }

        public List<Check> checks() {
            return List.copyOf(checks);
        }

        public List<ForeignKey> foreignKeys() {
            return List.copyOf(foreignKeys);
        }
    }

    private static final Set<String> CREATE_WORDS = Set.of(
            "OR",
            "REPLACE",
            "GLOBAL",
            "LOCAL",
            "TEMP",
            "TEMPORARY",
            "EXTERNAL",
            "TRANSIENT",
            "UNLOGGED",
            "MANAGED",
            "PRIVATE",
            "VOLATILE",
            "MULTISET",
            "SHARDED",
            "DUPLICATED",
            "IMMUTABLE",
            "BLOCKCHAIN",
            "SET",
            "FOREIGN");

    private static final Set<String> TEMPORARY = Set.of("TEMP", "TEMPORARY", "VOLATILE", "PRIVATE");

    private final Map<TableName, DefinedTable> tables = new TreeMap<>();

    /** Reads the definitions of one script. A table that is created again is taken as the first one said. */
    public void read(SqlScript script) {
        for (SqlScript.Statement statement : script.statements()) {
            List<Token> list = statement.tokens();
            for (int i = 0; i < list.size(); i++) {
                Token token = list.get(i);
                if (token.is("CREATE") || token.is("ALTER")) {
                    statement(script.file(), statement.text(), new Tokens(list.subList(i, list.size())));
                    break;
                }
            }
        }
    }

    /** Takes what a database declares as if a script said it. */
    public void add(Catalogue catalogue) {
        for (Catalogue.Declared declared : catalogue.tables()) {
            DefinedTable table = table(declared.name());
            declared.columns()
                    .forEach(c ->
                            table.columns.putIfAbsent(c.name(), new DefinedColumn(c.name(), c.type(), c.nullable())));
            if (table.primaryKey.isEmpty()) {
                table.primaryKey = declared.primaryKey();
            }
            declared.unique().stream()
                    .filter(key -> !table.unique.contains(key))
                    .forEach(table.unique::add);
            declared.foreignKeys()
                    .forEach(key -> table.foreignKeys.add(
                            new ForeignKey(key.columns(), key.parent(), key.parentColumns(), catalogue.origin(), 0)));
            declared.checks().forEach(condition -> addCheck(catalogue.origin(), table, condition));
        }
    }

    /** A condition is read as if it stood in the table's definition. */
    private static void addCheck(String origin, DefinedTable table, String condition) {
        String clause = "CHECK (" + condition + ")";
        for (SqlScript.Statement statement : SqlScript.of(origin, clause).statements()) {
            Tokens tokens = new Tokens(statement.tokens());
            new TableReader(tokens, table, origin, statement.text()).elements(0, tokens.size());
        }
    }

    /** The tables by name. */
    public Map<TableName, DefinedTable> tables() {
        return tables;
    }

    /** The names, without schemas, of tables that last no longer than a session. */
    public Set<String> temporary() {
        return tables.values().stream()
                .filter(DefinedTable::temporary)
                .map(t -> t.name.table())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void statement(String file, String text, Tokens tokens) {
        int i = 1;
        boolean temporary = false;
        while (tokens.get(i).isAny(CREATE_WORDS)) {
            temporary |= tokens.get(i).isAny(TEMPORARY);
            i++;
        }
        if (tokens.get(0).is("ALTER") && tokens.get(i).is("TABLE")) {
            alter(file, text, tokens, skipConditions(tokens, i + 1));
        } else if (tokens.get(i).is("TABLE")) {
            create(file, text, tokens, skipConditions(tokens, i + 1), temporary);
        } else if (tokens.get(i).is("UNIQUE")) {
            uniqueIndex(tokens, i);
        }
    }

    private static int skipConditions(Tokens tokens, int from) {
        int i = from;
        while (tokens.get(i).is("IF")
                || tokens.get(i).is("NOT")
                || tokens.get(i).is("EXISTS")
                || tokens.get(i).is("ONLY")) {
            i++;
        }
        return i;
    }

    private static int pathEnd(Tokens tokens, int i) {
        return new Expressions(tokens, open -> new Relation.Computed(List.of())).pathEnd(i, tokens.size());
    }

    private static TableName name(Tokens tokens, int start, int end) {
        String schema = end - start >= 3 && tokens.get(end - 3).named()
                ? tokens.get(end - 3).word()
                : "";
        return new TableName(schema, tokens.get(end - 1).word());
    }

    private DefinedTable table(TableName name) {
        return tables.computeIfAbsent(name, DefinedTable::new);
    }

    private void create(String file, String text, Tokens tokens, int at, boolean temporary) {
        int end = pathEnd(tokens, at);
        if (end == at || !tokens.get(end - 1).named() || !tokens.get(end).symbol("(") || tokens.opensQuery(end)) {
            return;
        }
        TableName name = name(tokens, at, end);
        boolean typed = tokens.get(end + 2).kind() == Token.Kind.WORD
                || tokens.get(end + 1).is("CONSTRAINT");
        if (!typed || tables.containsKey(name)) {
            return;
        }
        DefinedTable table = table(name);
        table.temporary = temporary;
        TableReader reader = new TableReader(tokens, table, file, text);
        int close = tokens.inside(end, tokens.size());
        reader.elements(end + 1, close);
        for (int i = close + 1; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).is("PARTITIONED")
                    && tokens.get(i + 1).is("BY")
                    && tokens.get(i + 2).symbol("(")) {
                int last = tokens.inside(i + 2, tokens.size());
                if (tokens.get(i + 4).kind() == Token.Kind.WORD) {
                    reader.elements(i + 3, last);
                }
                break;
            }
        }
        if (table.columns.isEmpty()) {
            tables.remove(name);
        }
    }

    private void alter(String file, String text, Tokens tokens, int at) {
        int end = pathEnd(tokens, at);
        if (end == at) {
            return;
        }
        new TableReader(tokens, table(name(tokens, at, end)), file, text).alterations(end, tokens.size());
    }

    private void uniqueIndex(Tokens tokens, int at) {
        int i = at;
        while (i < tokens.size() && !tokens.get(i).is("ON")) {
            i++;
        }
        int end = pathEnd(tokens, i + 1);
        if (end > i + 1 && tokens.get(end).symbol("(")) {
            List<String> columns = TableReader.names(tokens, end);
            boolean plain = tokens.inside(end, tokens.size()) - end <= columns.size() * 3;
            if (plain && !columns.isEmpty()) {
                table(name(tokens, i + 1, end)).unique.add(columns);
            }
        }
    }
}
