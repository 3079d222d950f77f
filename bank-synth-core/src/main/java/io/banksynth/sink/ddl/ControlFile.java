package io.banksynth.sink.ddl;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.SafeFileName;
import io.banksynth.schema.Table;
import io.banksynth.sink.TableSink.Companion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * SQL*Loader's control file of a table, {@code ddl/<table>.ctl}, which describes {@code oracle/<table>.csv} field by field
 * (Oracle Database Utilities, "SQL*Loader Control File Reference", FIELDS CSV).
 */
public final class ControlFile {
    private ControlFile() {}

    /**
     * The control file of a table.
     *
     * @param files in which its rows lie, below the run's folder; empty for the one that is named after it
     */
    public static Companion of(Table table, List<String> files) {
        String name = SafeFileName.of(table.name());
        return new Companion("ddl/" + name + ".ctl", files.size() < 2 ? whole(table, name) : parts(table, name, files));
    }

    private static String whole(Table table, String name) {
        return head(table, name) + options() + "INFILE 'oracle/" + name + ".csv'\n" + into(table) + fields(table);
    }

    private static String head(Table table, String name) {
        return "-- Loads the rows of " + OracleNames.table(table.name())
                + " with SQL*Loader 12.1 or later. In the run's folder:\n"
                + "--   NLS_LANG=AMERICAN_AMERICA.AL32UTF8 sqlldr control=ddl/" + name + ".ctl\n";
    }

    private static String options() {
        return "OPTIONS (SKIP=1, ERRORS=0)\nLOAD DATA\nCHARACTERSET AL32UTF8\n";
    }

    private static String into(Table table) {
        return "APPEND\nINTO TABLE " + OracleNames.table(table.name()) + "\n";
    }

    /**
     * All parts as one load. SKIP leaves out the header of the first file; those of the others are told by a column that never holds
     * its own name. Where there is none, every part is loaded by itself.
     */
    private static String parts(Table table, String name, List<String> files) {
        Optional<Column> telling = table.columns().stream()
                .filter(c -> !(c.type() instanceof DataType.Text) && !(c.type() instanceof DataType.Binary))
                .min(Comparator.comparing(Column::nullable));
        List<String> named = telling.isPresent() ? files : files.subList(0, 1);
        return head(table, name)
                + "-- loads " + (telling.isPresent() ? "all of its " : "the first of its ") + files.size()
                + " parts; ddl/load.sh loads each by itself, several at once.\n"
                + options()
                + named.stream().map(file -> "INFILE '" + file + "'\n").collect(Collectors.joining())
                + into(table)
                + telling.map(c -> "WHEN (" + OracleNames.column(c.name(), table.name()) + " <> '"
                                + c.name().toLowerCase(Locale.ROOT).replace("'", "''") + "')\n")
                        .orElse("")
                + fields(table);
    }

    private static String fields(Table table) {
        String fields = table.columns().stream()
                .map(c -> "  " + OracleType.of(c, table).fieldLine(c, table.name()))
                .collect(Collectors.joining(",\n"));
        return "FIELDS CSV " + (hasText(table) ? "WITH" : "WITHOUT") + " EMBEDDED\n"
                + "TRAILING NULLCOLS\n"
                + "(\n" + fields + "\n)\n";
    }

    /** Line breaks lie in texts only; without them Oracle may split a file among processes. */
    private static boolean hasText(Table table) {
        return table.columns().stream().map(Column::type).anyMatch(DataType.Text.class::isInstance);
    }
}
