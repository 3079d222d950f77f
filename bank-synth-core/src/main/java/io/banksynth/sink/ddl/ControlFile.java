package io.banksynth.sink.ddl;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.SafeFileName;
import io.banksynth.schema.Table;
import io.banksynth.sink.TableSink.Companion;
import java.util.stream.Collectors;

/**
 * SQL*Loader's control file of a table, {@code ddl/<table>.ctl}, which describes {@code oracle/<table>.csv} field by field
 * (Oracle Database Utilities, "SQL*Loader Control File Reference", FIELDS CSV).
 */
public final class ControlFile {
    private ControlFile() {}

    /** The control file of a table. */
    public static Companion of(Table table) {
        String name = SafeFileName.of(table.name());
        String fields = table.columns().stream()
                .map(c -> "  " + OracleType.of(c, table).fieldLine(c, table.name()))
                .collect(Collectors.joining(",\n"));
        String text = "-- Loads the rows of " + OracleNames.table(table.name())
                + " with SQL*Loader 12.1 or later. In the run's folder:\n"
                + "--   NLS_LANG=AMERICAN_AMERICA.AL32UTF8 sqlldr control=ddl/" + name + ".ctl\n"
                + "-- Where the table lies in parts, load each by itself, if need be all at once:\n"
                + "--   ... sqlldr control=ddl/" + name + ".ctl data=oracle/" + name + "-00000-of-00012.csv\n"
                + "OPTIONS (SKIP=1, ERRORS=0)\n"
                + "LOAD DATA\n"
                + "CHARACTERSET AL32UTF8\n"
                + "INFILE 'oracle/" + name + ".csv'\n"
                + "APPEND\n"
                + "INTO TABLE " + OracleNames.table(table.name()) + "\n"
                + "FIELDS CSV " + (hasText(table) ? "WITH" : "WITHOUT") + " EMBEDDED\n"
                + "TRAILING NULLCOLS\n"
                + "(\n" + fields + "\n)\n";
        return new Companion("ddl/" + name + ".ctl", text);
    }

    /** Line breaks lie in texts only; without them Oracle may split a file among processes. */
    private static boolean hasText(Table table) {
        return table.columns().stream().map(Column::type).anyMatch(DataType.Text.class::isInstance);
    }
}
