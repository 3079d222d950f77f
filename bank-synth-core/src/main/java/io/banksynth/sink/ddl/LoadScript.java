package io.banksynth.sink.ddl;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.SafeFileName;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.TableSink.Companion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What loads a whole run into Oracle by one command: {@code ddl/load.sh} with its parameter file, and the scripts that it runs before
 * and after (docs/formats/oracle.md, "Loading").
 */
public final class LoadScript {
    /** SQL*Loader's buffers hold the longest record that it takes; this is the most it allows. */
    private static final String PARAMETERS = """
            silent=(header,feedback)
            errors=0
            readsize=20971520
            """;

    private LoadScript() {}

    /**
     * The files.
     *
     * @param ordered the tables that the script makes, parents first where there is no cycle
     */
    public static List<Companion> of(
            List<Table> ordered, OracleTables tables, Map<TableName, TableSink.Written> written) {
        return List.of(
                new Companion("ddl/load.sh", template().replace("@TABLES@\n", calls(ordered, written))),
                new Companion("ddl/load.par", PARAMETERS),
                new Companion("ddl/before_load.sql", before(ordered, tables)),
                new Companion("ddl/after_load.sql", after(tables)));
    }

    private static String calls(List<Table> ordered, Map<TableName, TableSink.Written> written) {
        return ordered.stream()
                .map(table -> {
                    String name = SafeFileName.of(table.name());
                    List<String> files = Optional.ofNullable(written.get(table.name()))
                            .map(TableSink.Written::files)
                            .orElse(List.of("oracle/" + name + ".csv"));
                    return "table '" + name + "' '" + String.join("' '", files) + "'\n";
                })
                .collect(Collectors.joining());
    }

    private static String template() {
        try (InputStream in = LoadScript.class.getResourceAsStream("load.sh")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys whose parents are not all there before their children: those of a table to itself, and those that close a cycle. */
    private static String before(List<Table> ordered, OracleTables tables) {
        Map<TableName, Integer> position = new HashMap<>();
        ordered.forEach(table -> position.put(table.name(), position.size()));
        return tables.constraints().stream()
                .filter(constraint ->
                        constraint.key().filter(key -> isEarly(key, position)).isPresent())
                .map(constraint -> alter(constraint, "DISABLE CONSTRAINT"))
                .collect(Collectors.joining("", "-- Keys whose rows may come before those they point at.\n", ""));
    }

    private static boolean isEarly(Relationship key, Map<TableName, Integer> position) {
        return Objects.requireNonNull(position.get(key.child())) <= Objects.requireNonNull(position.get(key.parent()));
    }

    private static String after(OracleTables tables) {
        return tables.constraints().stream()
                .map(constraint -> alter(constraint, "ENABLE VALIDATE CONSTRAINT"))
                .collect(Collectors.joining("", "-- Every key and check holds for every row, or this stops.\n", ""));
    }

    private static String alter(OracleTables.Constraint constraint, String verb) {
        return "ALTER TABLE " + OracleNames.table(constraint.table()) + " " + verb + " " + constraint.name() + ";\n";
    }
}
