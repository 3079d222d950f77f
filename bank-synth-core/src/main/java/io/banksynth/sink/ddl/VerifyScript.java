package io.banksynth.sink.ddl;

import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.ColumnSum;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.TableSink.Companion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The script {@code ddl/verify.sql}, which compares what lies in Oracle with what was written: rows, values and sums of every column, and rows
 * without the parent that they point at. One line for each check: {@code ok} or {@code WRONG}.
 */
public final class VerifyScript {
    /** Columns of one query; Oracle allows a thousand results, and each column has two. */
    private static final int COLUMNS_AT_ONCE = 250;

    private final StringBuilder sql = new StringBuilder();

    private VerifyScript() {}

    /**
     * The script.
     *
     * @param tables as the script of their definitions makes them
     * @param written what is known of their rows; only orphans of tables that are not in it are looked for
     */
    public static Companion of(
            List<Table> tables, List<Relationship> relationships, Map<TableName, TableSink.Written> written) {
        VerifyScript script = new VerifyScript();
        script.sql.append("""
                -- Compares the loaded tables with what was written, for a database in AL32UTF8. In the run's folder:
                --   sqlplus user@host:1521/service @ddl/verify.sql
                SET DEFINE OFF
                SET FEEDBACK OFF
                SET PAGESIZE 0
                SET LINESIZE 1000
                SET TRIMOUT ON
                """);
        for (Table table : tables) {
            TableSink.Written known = written.get(table.name());
            if (known != null) {
                script.append(table, known);
            }
        }
        relationships.stream()
                .filter(r -> r.kind() == RelationshipKind.FK && r.condition().isEmpty())
                .filter(r -> named(tables, r.child()) && named(tables, r.parent()))
                .forEach(script::append);
        return new Companion("ddl/verify.sql", script.sql.toString());
    }

    private static boolean named(List<Table> tables, TableName name) {
        return tables.stream().anyMatch(t -> t.name().equals(name));
    }

    /** A number that a query finds, and what it has to be. */
    private record Check(String subject, String expected, String found) {}

    private void append(Table table, TableSink.Written written) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(table.name() + ", rows", Long.toString(written.rows()), "COUNT(*)"));
        for (int c = 0; c < written.sums().size(); c++) {
            Column column = table.columns().get(c);
            ColumnSum sum = written.sums().get(c);
            String subject = table.name() + "." + column.name();
            String name = OracleNames.column(column.name(), table.name());
            checks.add(new Check(subject + ", values", Long.toString(sum.values()), "COUNT(" + name + ")"));
            String expected = column.type().accept(new OracleSum.Expected(sum));
            column.type()
                    .accept(new OracleSum(name))
                    .ifPresent(found -> checks.add(new Check(subject + ", digest", expected, "NVL(" + found + ", 0)")));
        }
        for (int from = 0; from < checks.size(); from += 2 * COLUMNS_AT_ONCE) {
            append(table, checks.subList(from, Math.min(checks.size(), from + 2 * COLUMNS_AT_ONCE)));
        }
    }

    private void append(Table table, List<Check> checks) {
        String found = IntStream.range(0, checks.size())
                .mapToObj(i -> "    " + checks.get(i).found() + " AS F" + i)
                .collect(Collectors.joining(",\n"));
        String compared = IntStream.range(0, checks.size())
                .mapToObj(i -> "  SELECT " + literal(checks.get(i).subject()) + " AS SUBJECT, "
                        + checks.get(i).expected() + " AS EXPECTED, F" + i + " AS FOUND FROM F")
                .collect(Collectors.joining("\n  UNION ALL\n"));
        sql.append("\nWITH F AS (\n  SELECT\n")
                .append(found)
                .append("\n  FROM ")
                .append(OracleNames.table(table.name()))
                .append("\n)\n")
                .append(result(compared));
    }

    private void append(Relationship key) {
        String joined = IntStream.range(0, key.childColumns().size())
                .mapToObj(i -> "P." + OracleNames.column(key.parentColumns().get(i), key.parent()) + " = C."
                        + OracleNames.column(key.childColumns().get(i), key.child()))
                .collect(Collectors.joining(" AND "));
        String present = key.childColumns().stream()
                .map(c -> "C." + OracleNames.column(c, key.child()) + " IS NOT NULL AND ")
                .collect(Collectors.joining());
        sql.append('\n')
                .append(result("  SELECT " + literal(key.label() + ", orphans")
                        + " AS SUBJECT, 0 AS EXPECTED, COUNT(*) AS FOUND\n  FROM " + OracleNames.table(key.child())
                        + " C\n  WHERE " + present + "NOT EXISTS (SELECT 1 FROM " + OracleNames.table(key.parent())
                        + " P WHERE " + joined + ")"));
    }

    private static String result(String compared) {
        return "SELECT CASE WHEN FOUND = EXPECTED THEN 'ok    ' ELSE 'WRONG ' END || SUBJECT || ': ' || FOUND || ' of '"
                + " || EXPECTED\nFROM (\n" + compared + "\n);\n";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''").replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
