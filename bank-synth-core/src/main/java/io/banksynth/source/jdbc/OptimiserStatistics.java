package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.statistics.ColumnSummary;
import io.banksynth.source.statistics.TableSummary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a database's optimiser has noted of tables: read from its dictionary, never from the tables. */
public record OptimiserStatistics(List<TableSummary> tables, List<String> warnings) {
    public OptimiserStatistics {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }

    /** Rows and columns of tables, by the names that the database has for them. */
    record Noted(Map<String, Long> rows, Map<String, Map<String, ColumnSummary>> columns) {}

    /** Rows of every table, as the optimiser believes. */
    public Map<TableName, Long> counts() {
        Map<TableName, Long> counts = new LinkedHashMap<>();
        tables.stream().filter(table -> table.rows() > 0).forEach(table -> counts.put(table.name(), table.rows()));
        return counts;
    }

    /**
     * The statistics of a schema's tables.
     *
     * @throws BankSynthException if the database keeps none that are known here
     */
    static OptimiserStatistics read(Database database, StoredSchema schema) throws SQLException {
        String owner = schema.owner();
        Noted noted;
        if (database.isOracle()) {
            noted = new OracleStatistics(database, schema).read(owner);
        } else if (database.metaData().getDatabaseProductName().equalsIgnoreCase("PostgreSQL")) {
            noted = new PostgresStatistics(database).read(owner);
        } else {
            throw BankSynthException.usage("Cannot train from the statistics of " + database.shown()
                    + ": those of Oracle and PostgreSQL are known; give --source jdbc to read rows");
        }
        return of(schema, noted);
    }

    /** What was noted, by the tables as they are declared. */
    static OptimiserStatistics of(StoredSchema schema, Noted noted) {
        List<TableSummary> tables = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (StoredTable table : schema.tables()) {
            TableSummary summary = summary(table.declared(), noted);
            if (summary.rows() <= 0) {
                warnings.add("Left out, having no rows by the optimiser's statistics: " + summary.name()
                        + "; if it has rows, let somebody gather its statistics");
            }
            tables.add(summary);
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
