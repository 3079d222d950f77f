package io.banksynth.source.statistics;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What a database's optimiser has noted of tables: read from its dictionary, never from the tables. */
public record OptimiserStatistics(List<TableSummary> tables, List<String> warnings) {
    public OptimiserStatistics {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }

    /** Rows and columns of tables, by the names that the database has for them. */
    public record Noted(Map<String, Long> rows, Map<String, Map<String, ColumnSummary>> columns) {}

    /** Rows of every table, as the optimiser believes. */
    public Map<TableName, Long> counts() {
        Map<TableName, Long> counts = new LinkedHashMap<>();
        tables.stream().filter(table -> table.rows() > 0).forEach(table -> counts.put(table.name(), table.rows()));
        return counts;
    }

    /**
     * What was noted, by the tables as they are declared.
     *
     * @param gathering the statement that lets the database gather a table's statistics
     * @throws BankSynthException if no table has any
     */
    public static OptimiserStatistics of(Catalogue catalogue, Noted noted, Function<TableName, String> gathering) {
        List<TableSummary> tables = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Catalogue.Declared table : catalogue.tables()) {
            TableSummary summary = summary(table, noted);
            if (summary.rows() <= 0) {
                warnings.add("Left out, having no rows by the optimiser's statistics: " + summary.name()
                        + "; if it has rows, run " + gathering.apply(summary.name()));
            } else if (summary.summaries().isEmpty()) {
                warnings.add("Only its number of rows is known of table " + summary.name()
                        + ", no statistics of its columns: run " + gathering.apply(summary.name()));
            }
            tables.add(summary);
        }
        if (!tables.isEmpty() && tables.stream().allMatch(table -> table.rows() <= 0)) {
            throw BankSynthException.source("Cannot train from the statistics of " + catalogue.origin()
                    + ": none of its tables has any, " + tables.get(0).name() + " for example; run "
                    + gathering.apply(tables.get(0).name()) + ", and so for the others");
        }
        return new OptimiserStatistics(tables, warnings);
    }

    private static TableSummary summary(Catalogue.Declared declared, Noted noted) {
        Map<TableName, Long> rows = new TreeMap<>();
        noted.rows.forEach((name, count) -> rows.put(TableName.of(name), count));
        Map<String, ColumnSummary> columns = new LinkedHashMap<>();
        noted.columns.forEach((table, ofTable) -> {
            if (TableName.of(table).equals(declared.name())) {
                ofTable.forEach((column, summary) -> columns.put(TableName.fold(column), summary));
            }
        });
        List<Column> typed = declared.columns().stream()
                .map(c -> new Column(
                        c.name(),
                        c.type().orElseGet(() -> open(Optional.ofNullable(columns.get(c.name())))),
                        c.nullable()))
                .toList();
        return new TableSummary(declared, typed, rows.getOrDefault(declared.name(), 0L), columns);
    }

    /** A number without a size holds whole numbers if all of its values that are known are whole. */
    private static DataType open(Optional<ColumnSummary> summary) {
        List<String> known = new ArrayList<>();
        summary.ifPresent(s -> {
            known.addAll(s.bounds());
            s.common().forEach(c -> known.add(c.value()));
        });
        boolean whole = known.stream().allMatch(value -> value.matches("-?\\d{1,18}(\\.0*)?"));
        return whole ? new DataType.Whole(64) : new DataType.Decimal(18, 4);
    }
}
