package io.banksynth.spark.hive;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.TableName;
import io.banksynth.source.statistics.ColumnSummary;
import io.banksynth.source.statistics.OptimiserStatistics;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What {@code ANALYZE TABLE} left in the metastore: by Spark, told by {@code DESCRIBE EXTENDED}, or by Hive itself, told by the metastore's
 * service. No table is read.
 */
record HiveStatistics(SparkSession session, String database) {
    private static final Pattern ROWS = Pattern.compile("(\\d+) rows");

    /** Columns of nested types, which have no cells here, are left out. */
    OptimiserStatistics read(Catalogue catalogue) {
        List<String> warnings = new ArrayList<>();
        List<Catalogue.Declared> tables = new ArrayList<>();
        for (Catalogue.Declared table : catalogue.tables()) {
            tables.add(flat(table, warnings));
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        Map<String, Map<String, ColumnSummary>> columns = new LinkedHashMap<>();
        for (Catalogue.Declared table : tables) {
            long counted = rows(table.name());
            rows.put(table.name().table(), counted);
            columns.put(table.name().table(), counted == 0 ? Map.of() : columns(table, counted));
        }
        OptimiserStatistics statistics = OptimiserStatistics.of(
                new Catalogue("Hive database " + database, tables),
                new OptimiserStatistics.Noted(rows, columns),
                table -> gathering(catalogue, table));
        warnings.addAll(statistics.warnings());
        return new OptimiserStatistics(statistics.tables(), warnings);
    }

    private static Catalogue.Declared flat(Catalogue.Declared table, List<String> warnings) {
        List<Catalogue.DeclaredColumn> flat = new ArrayList<>();
        for (Catalogue.DeclaredColumn column : table.columns()) {
            if (column.type().isPresent()) {
                flat.add(column);
            } else {
                warnings.add("Left out, having a nested type: column " + table.name() + "." + column.name());
            }
        }
        return new Catalogue.Declared(
                table.name(), flat, table.primaryKey(), table.unique(), table.foreignKeys(), table.checks());
    }

    /** Spark refuses to analyse all columns where one is nested. */
    private String gathering(Catalogue catalogue, TableName table) {
        List<Catalogue.DeclaredColumn> columns = catalogue.tables().stream()
                .filter(declared -> declared.name().equals(table))
                .flatMap(declared -> declared.columns().stream())
                .toList();
        String flat = columns.stream()
                .filter(column -> column.type().isPresent())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        boolean all = columns.stream().allMatch(column -> column.type().isPresent());
        return "ANALYZE TABLE " + database + "." + table.written() + " COMPUTE STATISTICS FOR "
                + (all ? "ALL COLUMNS" : "COLUMNS " + flat);
    }

    private long rows(TableName table) {
        return described("DESCRIBE EXTENDED " + sqlName(table)).stream()
                .filter(row -> "Statistics".equals(row.getString(0)))
                .map(row -> ROWS.matcher(String.valueOf(row.get(1))))
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    private Map<String, ColumnSummary> columns(Catalogue.Declared table, long rows) {
        ZoneId zone = ZoneId.of(session.conf().get("spark.sql.session.timeZone"));
        Map<String, ColumnSummary> columns = new LinkedHashMap<>();
        for (Catalogue.DeclaredColumn column : table.columns()) {
            List<Row> described =
                    described("DESCRIBE EXTENDED " + sqlName(table.name()) + " " + EntityFrames.quoted(column.name()));
            new AnalysedColumn(described, column.type().orElseThrow(), zone)
                    .summary(rows)
                    .ifPresent(summary -> columns.put(column.name(), summary));
        }
        Optional<MetastoreService> service = columns.isEmpty() ? MetastoreService.of(session) : Optional.empty();
        service.ifPresent(asked -> columns.putAll(new MetastoreStatistics(asked).of(database, table, rows)));
        return columns;
    }

    private String sqlName(TableName table) {
        return EntityFrames.quoted(database) + "." + EntityFrames.quoted(table.written());
    }

    /** Spark throws its checked exceptions undeclared, so all are caught here. */
    private List<Row> described(String statement) {
        try {
            return session.sql(statement).collectAsList();
        } catch (Exception e) {
            throw BankSynthException.source(
                    "Cannot read statistics of Hive by " + statement + ": " + SparkHive.firstLine(e), e);
        }
    }
}
