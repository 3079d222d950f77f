package io.banksynth.discover.sql;

import io.banksynth.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The types of Oracle, Hive, Spark, PostgreSQL, MySQL, SQL Server and SQLite, in the words of {@link DataType}. */
final class SqlTypes {
    private static final Set<String> NAMES = Set.of(
            "BOOLEAN",
            "BOOL",
            "BIT",
            "TINYINT",
            "INT1",
            "SMALLINT",
            "INT2",
            "MEDIUMINT",
            "INT",
            "INT4",
            "INTEGER",
            "SERIAL",
            "SMALLSERIAL",
            "BIGSERIAL",
            "BIGINT",
            "INT8",
            "LONG",
            "NUMBER",
            "NUMERIC",
            "DECIMAL",
            "DEC",
            "MONEY",
            "FLOAT",
            "REAL",
            "FLOAT4",
            "FLOAT8",
            "DOUBLE",
            "BINARY_DOUBLE",
            "BINARY_FLOAT",
            "VARCHAR",
            "VARCHAR2",
            "NVARCHAR",
            "NVARCHAR2",
            "CHAR",
            "NCHAR",
            "CHARACTER",
            "BPCHAR",
            "TEXT",
            "STRING",
            "CLOB",
            "NCLOB",
            "TINYTEXT",
            "MEDIUMTEXT",
            "LONGTEXT",
            "NTEXT",
            "DATE",
            "DATETIME",
            "DATETIME2",
            "SMALLDATETIME",
            "TIMESTAMP",
            "TIMESTAMPTZ",
            "TIMESTAMP_NTZ",
            "TIMESTAMP_LTZ",
            "TIME",
            "YEAR",
            "BINARY",
            "VARBINARY",
            "BLOB",
            "BYTEA",
            "RAW",
            "IMAGE",
            "MEDIUMBLOB",
            "LONGBLOB",
            "UUID",
            "UNIQUEIDENTIFIER",
            "JSON",
            "JSONB",
            "XML",
            "XMLTYPE",
            "ENUM",
            "SET",
            "ROWID",
            "INTERVAL",
            "GEOMETRY",
            "VARIANT",
            "ARRAY",
            "MAP",
            "STRUCT");

    private static final Set<String> NESTED = Set.of("ARRAY", "MAP", "STRUCT", "UNIONTYPE", "ROW");

    private SqlTypes() {}

    static boolean known(String word) {
        return NAMES.contains(word);
    }

    /** Behind the token, the parenthesis or the angle brackets of a nested type at i; never beyond {@code limit}. */
    static int behind(Tokens tokens, int i, int limit) {
        if (!tokens.get(i).symbol("<") || !tokens.get(i - 1).isAny(NESTED)) {
            return tokens.behind(i, limit);
        }
        int depth = 0;
        for (int k = i; k < limit; k++) {
            depth += tokens.get(k).symbol("<") ? 1 : tokens.get(k).symbol(">") ? -1 : 0;
            if (depth == 0) {
                return k + 1;
            }
        }
        return limit;
    }

    /** Behind the type that begins at {@code at}. */
    static int end(Tokens tokens, int at, int hi) {
        int i = Math.min(hi, at + 1);
        if (tokens.get(i).is("VARYING") || tokens.get(i).is("PRECISION")) {
            i++;
        }
        if (i < hi && (tokens.get(i).symbol("(") || tokens.get(i).symbol("<"))) {
            i = behind(tokens, i, hi);
        }
        return Math.min(i, hi);
    }

    /** The type that begins at {@code at}; empty if it does not say how values look. */
    static Optional<DataType> type(Tokens tokens, int at, int hi) {
        if (at >= hi || !tokens.get(at).named()) {
            return Optional.empty();
        }
        String word = tokens.get(at).word();
        boolean varying = tokens.get(at + 1).is("VARYING");
        int open = varying || tokens.get(at + 1).is("PRECISION") ? at + 2 : at + 1;
        List<Integer> sizes = tokens.get(open).symbol("(") ? sizes(tokens, open, hi) : List.of();
        boolean zoned = false;
        for (int i = open; i + 2 < hi && i < open + 8; i++) {
            zoned |= tokens.get(i).is("WITH")
                    && (tokens.get(i + 1).is("TIME") || tokens.get(i + 1).is("LOCAL"));
        }
        return Optional.ofNullable(of(word, varying, sizes, zoned));
    }

    private static List<Integer> sizes(Tokens tokens, int open, int hi) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = open + 1; i < tokens.inside(open, hi); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.NUMBER
                    && token.word().length() < 9
                    && token.word().chars().allMatch(Character::isDigit)) {
                int size = Integer.parseInt(token.word());
                sizes.add(tokens.get(i - 1).symbol("-") ? -size : size);
            }
        }
        return sizes;
    }

    private static @org.jspecify.annotations.Nullable DataType of(
            String word, boolean varying, List<Integer> sizes, boolean zoned) {
        int size = sizes.isEmpty() ? 0 : sizes.get(0);
        return switch (word) {
            case "BOOLEAN", "BOOL", "BIT" -> new DataType.Bool();
            case "TINYINT", "INT1" -> new DataType.Whole(8);
            case "SMALLINT", "INT2", "SMALLSERIAL", "YEAR" -> new DataType.Whole(16);
            case "MEDIUMINT", "INT", "INT4", "INTEGER", "SERIAL" -> new DataType.Whole(32);
            case "BIGINT", "INT8", "BIGSERIAL", "LONG" -> new DataType.Whole(64);
            case "NUMBER", "NUMERIC", "DECIMAL", "DEC" -> decimal(word, sizes);
            case "MONEY" -> new DataType.Decimal(19, 4);
            case "FLOAT4", "BINARY_FLOAT" -> new DataType.Floating(32);
            case "FLOAT", "REAL", "FLOAT8", "DOUBLE", "BINARY_DOUBLE" -> new DataType.Floating(64);
            case "VARCHAR", "VARCHAR2", "NVARCHAR", "NVARCHAR2" -> text(false, size);
            case "CHAR", "NCHAR", "CHARACTER", "BPCHAR" -> text(!varying, varying ? size : Math.max(size, 1));
            case "DATE" -> new DataType.Date();
            case "DATETIME", "TIMESTAMP", "DATETIME2", "SMALLDATETIME", "TIMESTAMP_NTZ" -> timestamp(sizes, zoned);
            case "TIMESTAMPTZ", "TIMESTAMP_LTZ" -> timestamp(sizes, true);
            case "BINARY", "VARBINARY", "BLOB", "BYTEA", "RAW", "IMAGE", "MEDIUMBLOB", "LONGBLOB" ->
                new DataType.Binary();
            default -> NAMES.contains(word) ? DataType.Text.STRING : null;
        };
    }

    private static DataType text(boolean padded, int size) {
        return size <= 0 ? DataType.Text.STRING : new DataType.Text(padded, size);
    }

    private static DataType timestamp(List<Integer> sizes, boolean zoned) {
        int digits = sizes.isEmpty() ? DataType.Timestamp.LONG_DIGITS : Math.min(9, Math.max(0, sizes.get(0)));
        return new DataType.Timestamp(digits, zoned);
    }

    /** Oracle's NUMBER without a size holds anything; with a negative scale, or one above its precision, it is widened. */
    private static @org.jspecify.annotations.Nullable DataType decimal(String word, List<Integer> sizes) {
        if (sizes.isEmpty()) {
            return word.equals("NUMBER") || word.equals("NUMERIC") ? null : new DataType.Decimal(10, 0);
        }
        int scale = sizes.size() > 1 ? sizes.get(1) : 0;
        int precision = Math.max(1, Math.min(38, sizes.get(0)));
        if (scale < 0) {
            precision = Math.min(38, precision - scale);
            scale = 0;
        }
        precision = Math.min(38, Math.max(precision, scale));
        return new DataType.Decimal(precision, Math.min(scale, precision));
    }
}
