package io.banksynth.sink.ddl;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads a CSV into a database by nothing but a control file, as SQL*Loader's documentation says it would: records end at
 * line feeds outside of quotes, blanks around fields without quotes are cut, a field longer than its type is an error, an
 * empty field is null. Knows only the clauses that our control files use, and refuses others.
 */
public final class ControlFileLoader {
    private static final Pattern CONTROL = Pattern.compile("""
            (?:--[^\\n]*\\n)*OPTIONS \\(SKIP=(?<skip>\\d+), ERRORS=0\\)
            LOAD DATA
            CHARACTERSET AL32UTF8
            (?<files>(?:INFILE '[^']+'
            )+)APPEND
            INTO TABLE (?<table>[^\\n]+)
            (?:WHEN \\((?<when>"[^"]+") <> '(?<header>[^']+)'\\)
            )?FIELDS CSV (?<csv>WITH|WITHOUT) EMBEDDED
            TRAILING NULLCOLS
            \\(
            (?<fields>.*)
            \\)
            """, Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "  (?<name>\"[^\"]+\") (?<type>[A-Z]+(?: EXTERNAL| WITH TIME ZONE)?)(?:\\((?<length>\\d+)\\))?"
                    + "(?: \"(?<mask>[^\"]+)\")?(?<nullif> NULLIF \"[^\"]+\"=BLANKS)?(?<expression> \"HEXTORAW\\(:.*\\)\")?");

    private final Connection database;
    private final Path run;

    /**
     * @param run the folder that the control file's paths are relative to
     */
    public ControlFileLoader(Connection database, Path run) {
        this.database = database;
        this.run = run;
    }

    /** Loads all rows and returns how many they were. */
    public int load(String control) throws IOException, SQLException {
        Matcher clauses = CONTROL.matcher(control);
        if (!clauses.matches()) {
            throw new IllegalArgumentException("Not a control file: " + control);
        }
        List<Field> fields = new ArrayList<>();
        for (String line : clauses.group("fields").lines().toList()) {
            fields.add(field(line.endsWith(",") ? line.substring(0, line.length() - 1) : line));
        }
        List<List<String>> records = new ArrayList<>();
        for (String file : clauses.group("files").lines().toList()) {
            String text = Files.readString(run.resolve(file.substring("INFILE '".length(), file.length() - 1)));
            records.addAll(records(text, clauses.group("csv").equals("WITH")));
        }
        int told = fields.stream().map(Field::name).toList().indexOf(clauses.group("when"));
        String marks = ", ?".repeat(fields.size()).substring(2);
        int loaded = 0;
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO " + clauses.group("table") + " VALUES (" + marks + ")")) {
            for (List<String> record : records.subList(Integer.parseInt(clauses.group("skip")), records.size())) {
                if (told >= 0 && clauses.group("header").equals(record.get(told))) {
                    continue;
                }
                for (int i = 0; i < fields.size(); i++) {
                    set(insert, i + 1, fields.get(i), i < record.size() ? record.get(i) : null);
                }
                loaded += insert.executeUpdate();
            }
        }
        return loaded;
    }

    private record Field(String name, String type, int bytes, String mask, boolean blankIsNull, boolean hex) {}

    private static Field field(String line) {
        Matcher m = FIELD.matcher(line);
        if (!m.matches()) {
            throw new IllegalArgumentException("Not a field: " + line);
        }
        return new Field(
                m.group("name"),
                m.group("type"),
                m.group("length") == null ? 255 : Integer.parseInt(m.group("length")),
                m.group("mask"),
                m.group("nullif") != null,
                m.group("expression") != null);
    }

    /** Fields of all records; null where nothing stands, not even quotes. */
    private static List<List<String>> records(String text, boolean embedded) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            StringBuilder field = new StringBuilder();
            boolean quoted = text.charAt(at) == '"';
            if (quoted) {
                at++;
                while (text.charAt(at) != '"' || text.charAt(at + 1) == '"') {
                    if (text.charAt(at) == '\n' && !embedded) {
                        throw new IllegalArgumentException("A line break in a field WITHOUT EMBEDDED");
                    }
                    at += text.charAt(at) == '"' ? 1 : 0;
                    field.append(text.charAt(at++));
                }
                at++;
            } else {
                while (text.charAt(at) != ',' && text.charAt(at) != '\n') {
                    field.append(text.charAt(at++));
                }
            }
            String value = quoted ? field.toString() : field.toString().replaceAll("^[ \\t]+|[ \\t]+$", "");
            record.add(value.isEmpty() ? null : value);
            if (text.charAt(at++) == '\n') {
                records.add(record);
                record = new ArrayList<>();
            }
        }
        return records;
    }

    private static void set(PreparedStatement insert, int i, Field field, String value) throws SQLException {
        if (value == null || (field.blankIsNull && value.isBlank())) {
            insert.setNull(i, Types.NULL);
            return;
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > field.bytes) {
            throw new IllegalArgumentException(field.name + ": the field exceeds its length of " + field.bytes);
        }
        switch (field.type) {
            case "CHAR" -> {
                if (field.hex) {
                    insert.setBytes(i, HexFormat.of().parseHex(value));
                } else {
                    insert.setString(i, value);
                }
            }
            case "INTEGER EXTERNAL", "DECIMAL EXTERNAL" -> insert.setBigDecimal(i, new BigDecimal(value));
            case "FLOAT EXTERNAL" -> insert.setDouble(i, Double.parseDouble(value.replace("Inf", "Infinity")));
            case "DATE" -> insert.setObject(i, LocalDate.parse(value, formatter(field.mask)));
            case "TIMESTAMP" -> insert.setObject(i, LocalDateTime.parse(value, formatter(field.mask)));
            case "TIMESTAMP WITH TIME ZONE" -> insert.setObject(i, OffsetDateTime.parse(value, formatter(field.mask)));
            default -> throw new IllegalArgumentException("Not a type of field: " + field.type);
        }
    }

    private static DateTimeFormatter formatter(String mask) {
        String pattern = mask.replace("YYYY", "uuuu")
                .replace("DD", "dd")
                .replace("HH24", "HH")
                .replace("MI", "mm")
                .replace("SS", "ss")
                .replace("TZH:TZM", "xxx");
        var builder = new java.time.format.DateTimeFormatterBuilder();
        int fraction = pattern.indexOf(".FF");
        if (fraction < 0) {
            return builder.appendPattern(pattern).toFormatter(Locale.ROOT);
        }
        int digits = pattern.charAt(fraction + 3) - '0';
        return builder.appendPattern(pattern.substring(0, fraction))
                .appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true)
                .appendPattern(pattern.substring(fraction + 4))
                .toFormatter(Locale.ROOT);
    }
}
