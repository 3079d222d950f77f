package io.banksynth.source.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Oracle's dictionary would say of a script's tables, worked out by rules of its own and put into views' stand-ins with the names and
 * columns of Oracle's. Knows the clauses of Oracle's sample schemas, and no more.
 */
public final class OracleDictionary {
    /** The stand-ins, empty. */
    public static final String VIEWS = """
            CREATE TABLE ALL_TABLES (OWNER VARCHAR2(128), TABLE_NAME VARCHAR2(128), NUM_ROWS NUMBER);
            CREATE TABLE ALL_SYNONYMS (OWNER VARCHAR2(128), SYNONYM_NAME VARCHAR2(128), TABLE_OWNER VARCHAR2(128), TABLE_NAME VARCHAR2(128), DB_LINK VARCHAR2(128));
            CREATE TABLE ALL_TAB_COLUMNS (OWNER VARCHAR2(128), TABLE_NAME VARCHAR2(128), COLUMN_NAME VARCHAR2(128), DATA_TYPE VARCHAR2(128),
                DATA_LENGTH NUMBER, CHAR_LENGTH NUMBER, DATA_PRECISION NUMBER, DATA_SCALE NUMBER, NULLABLE VARCHAR2(1), COLUMN_ID NUMBER);
            CREATE TABLE ALL_CONSTRAINTS (OWNER VARCHAR2(128), CONSTRAINT_NAME VARCHAR2(128), CONSTRAINT_TYPE VARCHAR2(1), TABLE_NAME VARCHAR2(128),
                R_OWNER VARCHAR2(128), R_CONSTRAINT_NAME VARCHAR2(128), STATUS VARCHAR2(8), RELY VARCHAR2(4), SEARCH_CONDITION_VC VARCHAR2(4000));
            CREATE TABLE ALL_CONS_COLUMNS (OWNER VARCHAR2(128), CONSTRAINT_NAME VARCHAR2(128), TABLE_NAME VARCHAR2(128), COLUMN_NAME VARCHAR2(4000), POSITION NUMBER);
            """;

    private static final Pattern STATEMENT = Pattern.compile("(?is)\\b(CREATE|ALTER)\\s+TABLE\\s+(\\w+)\\s*(.*?);");
    private static final Pattern CONSTRAINT =
            Pattern.compile("(?is)CONSTRAINT\\s+(\\w+)\\s+(PRIMARY\\s+KEY|UNIQUE|FOREIGN\\s+KEY|CHECK)\\s*(\\(.*)");
    private static final Pattern REFERENCES =
            Pattern.compile("(?is)\\(([^)]*)\\)\\s*REFERENCES\\s+(\\w+)\\s*(?:\\(([^)]*)\\))?.*");
    private static final Pattern COLUMN = Pattern.compile(
            "(?is)(\\w+)\\s+(\\w+)\\s*(?:\\(\\s*(\\d+)\\s*(CHAR|BYTE)?\\s*(?:,\\s*(\\d+))?\\s*\\))?(.*)");

    private final String owner;
    private final List<Object[]> columns = new ArrayList<>();
    private final Map<String, Constraint> constraints = new LinkedHashMap<>();
    private final Set<String> present = new LinkedHashSet<>();
    private final Set<String> tables = new LinkedHashSet<>();

    private record Constraint(
            String name,
            String type,
            String table,
            List<String> columns,
            String parent,
            List<String> parentColumns,
            String condition) {}

    private OracleDictionary(String owner) {
        this.owner = owner;
    }

    /** Fills the stand-ins from a script. */
    public static void fill(Connection database, String owner, String script) throws SQLException {
        OracleDictionary dictionary = new OracleDictionary(owner);
        String code = script.replaceAll("(?im)^\\s*(?:rem|prompt|set)\\b.*$", "");
        for (Matcher m = STATEMENT.matcher(code); m.find(); ) {
            dictionary.statement(
                    upper(m.group(1)), upper(m.group(2)), m.group(3).strip());
        }
        dictionary.insert(database);
    }

    private static String upper(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    private void statement(String verb, String table, String rest) {
        String body = rest;
        if (verb.equals("ALTER")) {
            body = rest.replaceFirst("(?i)^ADD\\s*", "");
        } else {
            tables.add(table);
        }
        if (body.startsWith("(")) {
            body = body.substring(1, close(body));
        }
        for (String element : elements(body)) {
            element(table, element.strip());
        }
    }

    private static int close(String text) {
        int depth = 0;
        for (int i = 0; ; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
    }

    private static List<String> elements(String body) {
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < body.length(); i++) {
            depth += body.charAt(i) == '(' ? 1 : body.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && body.charAt(i) == ',') {
                elements.add(body.substring(start, i));
                start = i + 1;
            }
        }
        elements.add(body.substring(start));
        return elements;
    }

    private static List<String> names(String list) {
        return Pattern.compile(",")
                .splitAsStream(list)
                .map(OracleDictionary::upper)
                .toList();
    }

    private void element(String table, String element) {
        Matcher constraint = CONSTRAINT.matcher(element);
        if (!constraint.matches()) {
            column(table, element);
            return;
        }
        String name = upper(constraint.group(1));
        String rest = constraint.group(3);
        String inside = rest.substring(1, close(rest)).strip();
        switch (upper(constraint.group(2)).substring(0, 1)) {
            case "P" -> {
                names(inside).forEach(column -> present.add(table + "." + column));
                constraints.put(name, new Constraint(name, "P", table, names(inside), "", List.of(), null));
            }
            case "U" -> constraints.put(name, new Constraint(name, "U", table, names(inside), "", List.of(), null));
            case "C" -> constraints.put(name, new Constraint(name, "C", table, List.of(), "", List.of(), inside));
            default -> {
                Matcher key = REFERENCES.matcher(rest);
                if (!key.matches()) {
                    throw new IllegalArgumentException(element);
                }
                List<String> parentColumns = key.group(3) == null ? List.of() : names(key.group(3));
                constraints.put(
                        name,
                        new Constraint(
                                name, "R", table, names(key.group(1)), upper(key.group(2)), parentColumns, null));
            }
        }
    }

    private void column(String table, String element) {
        Matcher m = COLUMN.matcher(element);
        if (!m.matches()) {
            throw new IllegalArgumentException(element);
        }
        String name = upper(m.group(1));
        String type = upper(m.group(2));
        Integer first = m.group(3) == null ? null : Integer.valueOf(m.group(3));
        Integer second = m.group(5) == null ? null : Integer.valueOf(m.group(5));
        if (m.group(6).matches("(?is).*(NOT\\s+NULL|IDENTITY).*")) {
            present.add(table + "." + name);
        }
        int place = columns.size();
        columns.add(
                switch (type) {
                    case "NUMBER" ->
                        row(
                                table,
                                name,
                                "NUMBER",
                                22,
                                0,
                                first,
                                first != null && second == null ? Integer.valueOf(0) : second,
                                place);
                    case "INTEGER" -> row(table, name, "NUMBER", 22, 0, null, 0, place);
                    case "TIMESTAMP" -> row(table, name, "TIMESTAMP(6)", 11, 0, null, 6, place);
                    case "VARCHAR2", "CHAR" ->
                        row(table, name, type, "CHAR".equals(m.group(4)) ? 4 * first : first, first, null, null, place);
                    case "DATE" -> row(table, name, "DATE", 7, 0, null, null, place);
                    default -> row(table, name, type, 4000, 0, null, null, place);
                });
    }

    private Object[] row(
            String table,
            String name,
            String type,
            int length,
            int characters,
            Integer precision,
            Integer scale,
            int place) {
        return new Object[] {owner, table, name, type, length, characters, precision, scale, null, place};
    }

    private void insert(Connection database) throws SQLException {
        for (String table : tables) {
            insert(database, "ALL_TABLES", owner, table, null);
        }
        for (Object[] column : columns) {
            boolean always = present.contains(column[1] + "." + column[2]);
            column[8] = always ? "N" : "Y";
            insert(database, "ALL_TAB_COLUMNS", column);
            if (always) {
                String name = "SYS_C" + column[9];
                insert(
                        database,
                        "ALL_CONSTRAINTS",
                        owner,
                        name,
                        "C",
                        column[1],
                        null,
                        null,
                        "ENABLED",
                        null,
                        "\"" + column[2] + "\" IS NOT NULL");
            }
        }
        for (Constraint constraint : constraints.values()) {
            boolean key = constraint.type.equals("R");
            insert(
                    database,
                    "ALL_CONSTRAINTS",
                    owner,
                    constraint.name,
                    constraint.type,
                    constraint.table,
                    key ? owner : null,
                    key ? parentKey(constraint) : null,
                    "ENABLED",
                    null,
                    constraint.condition);
            for (int i = 0; i < constraint.columns.size(); i++) {
                insert(
                        database,
                        "ALL_CONS_COLUMNS",
                        owner,
                        constraint.name,
                        constraint.table,
                        constraint.columns.get(i),
                        i + 1);
            }
        }
    }

    private String parentKey(Constraint key) {
        return constraints.values().stream()
                .filter(c -> c.table.equals(key.parent))
                .filter(c -> key.parentColumns.isEmpty() ? c.type.equals("P") : c.columns.equals(key.parentColumns))
                .findFirst()
                .orElseThrow()
                .name;
    }

    private static void insert(Connection database, String view, Object... values) throws SQLException {
        String marks = "?, ".repeat(values.length - 1) + "?";
        try (PreparedStatement statement =
                database.prepareStatement("INSERT INTO " + view + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
