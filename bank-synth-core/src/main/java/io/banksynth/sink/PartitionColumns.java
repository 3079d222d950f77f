package io.banksynth.sink;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tables that Hive reads by folders: one for each value of these columns ({@code booked_on=2026-01-31/}), which are in no file.
 *
 * @param byTable the columns of each table that has any, outermost folder first
 */
public record PartitionColumns(Map<TableName, List<String>> byTable) {
    /** Values that a table may be divided by: more folders than this are slow to list, and their files are small. */
    public static final int MOST_VALUES = 10_000;

    /** No table has any. */
    public static final PartitionColumns NONE = new PartitionColumns(Map.of());

    public PartitionColumns {
        Map<TableName, List<String>> copy = new LinkedHashMap<>();
        byTable.forEach((table, columns) -> copy.put(table, List.copyOf(columns)));
        byTable = java.util.Collections.unmodifiableMap(copy);
    }

    /** A table's columns, empty where it has none. */
    public List<String> of(TableName table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** Whether a table has any. */
    public boolean contains(TableName table) {
        return byTable.containsKey(table);
    }

    /**
     * Refuses what Hive cannot do, or only with a file for every row or so.
     *
     * @throws BankSynthException if a table cannot be divided by those columns
     */
    public void check(List<Table> tables) {
        for (Table table : tables) {
            List<String> columns = of(table.name());
            columns.forEach(name -> table.column(name).ifPresent(column -> check(table, column)));
            if (!columns.isEmpty() && columns.size() == table.columns().size()) {
                throw refused(table.name(), String.join(", ", columns), "no column would be left for the files");
            }
        }
    }

    private static void check(Table table, Column column) {
        if (table.isKey(List.of(column.name()))) {
            throw refused(table.name(), column.name(), "it has another value in every row");
        }
        if (!column.type().accept(new Divides())) {
            throw refused(
                    table.name(),
                    column.name(),
                    "its type is " + column.type() + "; it may be a date, text, whole number or boolean");
        }
    }

    private static BankSynthException refused(TableName table, String columns, String reason) {
        return BankSynthException.usage("Cannot partition " + table + " by " + columns + ": " + reason);
    }

    /** The columns as they are typed. */
    public String shown() {
        return byTable.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(column -> e.getKey() + "." + column))
                .collect(Collectors.joining(","));
    }

    /** Whether values of a type make names of folders that every reader takes back for the same values. */
    private static final class Divides implements DataType.Visitor<Boolean> {
        @Override
        public Boolean bool(DataType.Bool type) {
            return true;
        }

        @Override
        public Boolean whole(DataType.Whole type) {
            return true;
        }

        @Override
        public Boolean decimal(DataType.Decimal type) {
            return false;
        }

        @Override
        public Boolean floating(DataType.Floating type) {
            return false;
        }

        @Override
        public Boolean text(DataType.Text type) {
            return true;
        }

        @Override
        public Boolean date(DataType.Date type) {
            return true;
        }

        @Override
        public Boolean timestamp(DataType.Timestamp type) {
            return false;
        }

        @Override
        public Boolean binary(DataType.Binary type) {
            return false;
        }
    }
}
