package io.banksynth.sink.ddl;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Review;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink.Companion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The script {@code ddl/oracle_tables.sql}: all tables, then all foreign keys, so that their order does not matter. */
public final class OracleTables {
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");

    private final Map<TableName, Table> tables = new HashMap<>();
    private final Map<TableName, Integer> numbers = new HashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();

    private OracleTables() {}

    /**
     * A constraint that a direct path load leaves disabled: a check, or a foreign key.
     *
     * @param name quoted
     * @param key what it checks, empty for a check of values
     */
    record Constraint(TableName table, String name, Optional<Relationship> key) {}

    /**
     * The tables' definitions.
     *
     * @param relationships foreign keys among them are declared where Oracle can: the parent's columns must be a key, and
     *     the relationship must hold for every row
     */
    public static OracleTables of(List<Table> tables, List<Relationship> relationships) {
        OracleTables script = new OracleTables();
        script.sql.append("-- Oracle 12.2 or later. Oracle knows no empty text: it takes one for null.\n");
        tables.forEach(t -> script.tables.put(t.name(), t));
        tables.forEach(script::append);
        Set<String> seen = new HashSet<>();
        for (Relationship relationship : relationships) {
            boolean rejected =
                    relationship.review().filter(r -> r == Review.REJECT).isPresent();
            if (relationship.kind() == RelationshipKind.FK && !rejected && seen.add(relationship.label())) {
                script.append(relationship);
            }
        }
        return script;
    }

    /** The script. */
    public Companion script() {
        return new Companion("ddl/oracle_tables.sql", sql.toString());
    }

    /** The script's statements, without its comments. */
    public List<String> statements() {
        return Pattern.compile(";\n")
                .splitAsStream(COMMENT.matcher(sql).replaceAll(""))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** The checks and foreign keys that the script declares, in its order. */
    List<Constraint> constraints() {
        return List.copyOf(constraints);
    }

    private void append(Table table) {
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean key = table.primaryKey().contains(column.name());
            lines.add("  " + OracleNames.column(column.name(), table.name()) + " "
                    + OracleType.of(column, table).sql() + (column.nullable() && !key ? "" : " NOT NULL"));
        }
        if (!table.primaryKey().isEmpty()) {
            lines.add("  CONSTRAINT " + constraint("PK", table.name()) + " PRIMARY KEY "
                    + columns(table.primaryKey(), table.name()));
        }
        Set<Set<String>> keys = new HashSet<>(Set.of(Set.copyOf(table.primaryKey())));
        for (List<String> unique : table.unique()) {
            if (keys.add(Set.copyOf(unique))) {
                lines.add(
                        "  CONSTRAINT " + constraint("UK", table.name()) + " UNIQUE " + columns(unique, table.name()));
            }
        }
        for (Column column : table.columns()) {
            if (column.type() instanceof DataType.Bool) {
                String name = constraint("CK", table.name());
                constraints.add(new Constraint(table.name(), name, Optional.empty()));
                lines.add("  CONSTRAINT " + name + " CHECK (" + OracleNames.column(column.name(), table.name())
                        + " IN (0, 1))");
            }
        }
        sql.append("\nCREATE TABLE ")
                .append(OracleNames.table(table.name()))
                .append(" (\n")
                .append(String.join(",\n", lines))
                .append("\n);\n");
    }

    private void append(Relationship key) {
        Table parent = tables.get(key.parent());
        String reason = "";
        if (parent == null || !tables.containsKey(key.child())) {
            reason = "one of the tables is not in this run";
        } else if (!key.condition().isEmpty()) {
            reason = "it holds for some rows only";
        } else if (!parent.isKey(key.parentColumns())) {
            reason = "the parent's columns are not declared as a key";
        }
        if (!reason.isEmpty() || parent == null) {
            String label = key.label().replaceAll("\\p{Cntrl}", "?");
            sql.append("\n-- No constraint for ")
                    .append(label)
                    .append(": ")
                    .append(reason)
                    .append(".\n");
            return;
        }
        String name = constraint("FK", key.child());
        constraints.add(new Constraint(key.child(), name, Optional.of(key)));
        sql.append("\nALTER TABLE ")
                .append(OracleNames.table(key.child()))
                .append(" ADD CONSTRAINT ")
                .append(name)
                .append(" FOREIGN KEY ")
                .append(columns(key.childColumns(), key.child()))
                .append(" REFERENCES ")
                .append(OracleNames.table(key.parent()))
                .append(" ")
                .append(columns(key.parentColumns(), key.parent()))
                .append(";\n");
    }

    private String constraint(String kind, TableName table) {
        return OracleNames.constraint(kind, table, numbers.merge(table, 1, Integer::sum));
    }

    private static String columns(List<String> names, TableName table) {
        return names.stream().map(n -> OracleNames.column(n, table)).collect(Collectors.joining(", ", "(", ")"));
    }
}
