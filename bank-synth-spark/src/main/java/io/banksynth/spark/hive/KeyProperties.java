package io.banksynth.spark.hive;

import io.banksynth.schema.Catalogue.DeclaredKey;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.ddl.HiveTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keys in a table's properties, for metastores without constraints: {@code primary_key = 'a, b'} and {@code foreign_keys = '(a, b) REFERENCES
 * t(x, y); ...'}. Others spell them in their own ways; what is read is forgiving.
 */
final class KeyProperties {
    static final String PRIMARY_KEY = "primary_key";
    static final String FOREIGN_KEYS = "foreign_keys";

    /** Columns, an arrow of some kind, a table, its columns. */
    private static final Pattern FOREIGN_KEY = Pattern.compile(
            "\\(?\\s*([\\w$]+(?:\\s*,\\s*[\\w$]+)*)\\s*\\)?\\s*(?:->|=>|:|=|references)\\s*"
                    + "(?:([\\w$]+(?:\\.[\\w$]+)?)\\s*\\(\\s*([\\w$]+(?:\\s*,\\s*[\\w$]+)*)\\s*\\)|((?:[\\w$]+\\.){1,2}[\\w$]+))",
            Pattern.CASE_INSENSITIVE);

    private KeyProperties() {}

    /** The properties that tell a table's keys. */
    static Map<String, String> of(Table table, List<Relationship> keys) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (!table.primaryKey().isEmpty()) {
            properties.put(PRIMARY_KEY, list(table.primaryKey()));
        }
        List<String> foreign = keys.stream()
                .filter(key -> key.child().equals(table.name()))
                .map(key -> "(" + list(key.childColumns()) + ") REFERENCES " + HiveTables.plainName(key.parent()) + "("
                        + list(key.parentColumns()) + ")")
                .toList();
        if (!foreign.isEmpty()) {
            properties.put(FOREIGN_KEYS, String.join("; ", foreign));
        }
        return properties;
    }

    private static String list(List<String> columns) {
        return String.join(", ", columns).toLowerCase(Locale.ROOT);
    }

    /** The primary key that properties tell, empty for none. */
    static List<String> primaryKey(Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(p -> word(p.getKey()).matches(".*(primarykeys?|pk)"))
                .flatMap(p ->
                        Stream.of(p.getValue().replaceAll("[()`\\[\\]\"]", "").split(",")))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList();
    }

    /** The foreign keys that properties tell. */
    static List<DeclaredKey> foreignKeys(Map<String, String> properties) {
        List<DeclaredKey> keys = new ArrayList<>();
        properties.forEach((name, value) -> {
            if (word(name).matches(".*(foreignkeys?|fks?)\\d*")) {
                Matcher m = FOREIGN_KEY.matcher(value.replaceAll("[`\"]", ""));
                while (m.find()) {
                    keys.add(foreignKey(m));
                }
            }
        });
        return keys;
    }

    private static DeclaredKey foreignKey(Matcher m) {
        if (m.group(2) != null) {
            return new DeclaredKey(columns(m.group(1)), table(m.group(2)), columns(m.group(3)));
        }
        int dot = m.group(4).lastIndexOf('.');
        return new DeclaredKey(
                columns(m.group(1)),
                table(m.group(4).substring(0, dot)),
                List.of(m.group(4).substring(dot + 1)));
    }

    /** Without the database: keys stay within one. */
    private static TableName table(String name) {
        return TableName.of(TableName.parse(name).table());
    }

    private static List<String> columns(String list) {
        return Stream.of(list.split(",")).map(String::strip).toList();
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
