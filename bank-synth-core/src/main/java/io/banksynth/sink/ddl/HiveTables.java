package io.banksynth.sink.ddl;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.SafeFileName;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.PartitionColumns;
import io.banksynth.sink.TableSink.Companion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * External tables for Hive and Spark SQL over the files of a run, which stay where they are: the scripts take the run's
 * folder as the variable {@code run}. Keys are not declared, since Hive enforces none.
 */
public enum HiveTables {
    ORC("ORC", "hive_orc", true),
    PARQUET("PARQUET", "hive_parquet", false);

    private final String storedAs;
    private final String folder;
    private final boolean zonedTimestamps;

    HiveTables(String storedAs, String folder, boolean zonedTimestamps) {
        this.storedAs = storedAs;
        this.folder = folder;
        this.zonedTimestamps = zonedTimestamps;
    }

    /**
     * The script {@code ddl/<format>_tables.sql} for all tables.
     *
     * @throws BankSynthException if two tables would have one name in Hive
     */
    public Companion script(List<Table> tables, PartitionColumns partitions) {
        String path = "ddl/" + folder + "_tables.sql";
        StringBuilder sql = new StringBuilder()
                .append("-- External tables over the ")
                .append(storedAs)
                .append(" files of this run. Where the run's folder lies, as Hive sees it, is the variable run:\n")
                .append("-- hive --hivevar run=hdfs:///path/to/the/run -f ")
                .append(path)
                .append('\n');
        refuseCollisions(tables);
        for (String schema :
                new TreeSet<>(tables.stream().map(t -> t.name().schema()).toList())) {
            if (!schema.isEmpty()) {
                sql.append("\nCREATE DATABASE IF NOT EXISTS ")
                        .append(quoted(word(schema)))
                        .append(";\n");
            }
        }
        tables.forEach(table -> append(sql, table, partitions.of(table.name())));
        return new Companion(path, sql.toString());
    }

    private void append(StringBuilder sql, Table table, List<String> partitions) {
        Described described = new Described(Map.of(), Map.of(), partitions);
        HiveTypes types = new HiveTypes(zonedTimestamps);
        sql.append("\nCREATE EXTERNAL TABLE IF NOT EXISTS ")
                .append(qualified(table.name()))
                .append(" (\n")
                .append(columns(table, types, described))
                .append("\n)")
                .append(partitionedBy(table, types, described))
                .append("\nSTORED AS ")
                .append(storedAs)
                .append("\nLOCATION '${hivevar:run}/")
                .append(folder)
                .append('/')
                .append(SafeFileName.of(table.name()))
                .append("';\n");
        if (!partitions.isEmpty()) {
            sql.append("MSCK REPAIR TABLE ").append(qualified(table.name())).append(";\n");
        }
    }

    /**
     * What a table has beside its columns.
     *
     * @param comments of columns by their names, and of the table by the empty name
     * @param partitions the columns that are folders, outermost first
     */
    public record Described(Map<String, String> comments, Map<String, String> properties, List<String> partitions) {
        /** Nothing. */
        public static final Described PLAINLY = new Described(Map.of(), Map.of(), List.of());

        public Described {
            comments = Map.copyOf(comments);
            properties = Map.copyOf(properties);
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * The statement that registers a table over files in a database, as Hive and Spark SQL read it.
     *
     * @param location the folder of the files, or of the folders of a table with partitions
     */
    public String create(Table table, String database, String location, Described described) {
        HiveTypes types = new HiveTypes(false);
        String tableComment = described.comments().getOrDefault("", "");
        String listed = new java.util.TreeMap<>(described.properties())
                .entrySet().stream()
                        .map(p -> literal(p.getKey()) + " = " + literal(p.getValue()))
                        .collect(Collectors.joining(", "));
        return "CREATE EXTERNAL TABLE " + name(database, table.name()) + " (\n"
                + columns(table, types, described) + "\n)"
                + (tableComment.isEmpty() ? "" : "\nCOMMENT " + literal(tableComment))
                + partitionedBy(table, types, described)
                + "\nSTORED AS " + storedAs + "\nLOCATION " + literal(location)
                + (listed.isEmpty() ? "" : "\nTBLPROPERTIES (" + listed + ")");
    }

    /** A table's name in a database of Hive, quoted. */
    public static String name(String database, TableName table) {
        return quoted(word(database)) + "." + quoted(word(table.shown()));
    }

    /** The same without quotes. */
    public static String plainName(TableName table) {
        return word(table.shown());
    }

    /** The folder of a table's files below the run's. */
    public String folder(TableName table) {
        return folder + "/" + SafeFileName.of(table);
    }

    /** The format of that name, if Hive reads it. */
    public static Optional<HiveTables> of(String format) {
        return Arrays.stream(values()).filter(f -> f.folder.equals(format)).findFirst();
    }

    private static String columns(Table table, HiveTypes types, Described described) {
        return table.columns().stream()
                .filter(c -> !described.partitions().contains(c.name()))
                .map(c -> "  " + column(c, types, described))
                .collect(Collectors.joining(",\n"));
    }

    private static String partitionedBy(Table table, HiveTypes types, Described described) {
        return described.partitions().isEmpty()
                ? ""
                : described.partitions().stream()
                        .flatMap(name -> table.column(name).stream())
                        .map(column -> column(column, types, described))
                        .collect(Collectors.joining(", ", "\nPARTITIONED BY (", ")"));
    }

    private static String column(Column column, HiveTypes types, Described described) {
        String comment = described.comments().get(column.name());
        return column(column) + " " + column.type().accept(types)
                + (comment == null ? "" : " COMMENT " + literal(comment));
    }

    private static String literal(@Nullable String text) {
        return "'" + String.valueOf(text).replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** The name must be the one in the files, so nothing of it is replaced. */
    private static String column(Column column) {
        return quoted(column.name().toLowerCase(Locale.ROOT));
    }

    private static String qualified(TableName name) {
        String table = quoted(word(name.table()));
        return name.schema().isEmpty() ? table : quoted(word(name.schema())) + "." + table;
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Hive's names of tables and databases have letters, digits and underscores only; anything else becomes one. */
    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private static void refuseCollisions(List<Table> tables) {
        Map<String, TableName> seen = new HashMap<>();
        for (Table table : tables) {
            TableName other = seen.put(qualified(table.name()), table.name());
            if (other != null) {
                throw BankSynthException.output("Cannot write Hive tables: " + other + " and " + table.name()
                        + " would both be " + qualified(table.name()) + " there; rename one");
            }
        }
    }

    /** Hive's type for ours. */
    private record HiveTypes(boolean zonedTimestamps) implements DataType.Visitor<String> {
        @Override
        public String bool(DataType.Bool type) {
            return "BOOLEAN";
        }

        @Override
        public String whole(DataType.Whole type) {
            return type.toString().toUpperCase(Locale.ROOT);
        }

        @Override
        public String decimal(DataType.Decimal type) {
            return "DECIMAL(" + type.precision() + ", " + type.scale() + ")";
        }

        @Override
        public String floating(DataType.Floating type) {
            return type.toString().toUpperCase(Locale.ROOT);
        }

        @Override
        public String text(DataType.Text type) {
            if (type.length() == 0 || type.length() > 65_535) {
                return "STRING";
            }
            return (type.padded() && type.length() <= 255 ? "CHAR(" : "VARCHAR(") + type.length() + ")";
        }

        @Override
        public String date(DataType.Date type) {
            return "DATE";
        }

        @Override
        public String timestamp(DataType.Timestamp type) {
            return type.zoned() && zonedTimestamps ? "TIMESTAMP WITH LOCAL TIME ZONE" : "TIMESTAMP";
        }

        @Override
        public String binary(DataType.Binary type) {
            return "BINARY";
        }
    }
}
