package io.banksynth.sink.ddl;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import java.nio.charset.StandardCharsets;

/**
 * Oracle's identifiers (12.2 and later: up to 128 bytes). All are quoted, in upper case: so written they are the same
 * names as without quotes, and no list of reserved words is needed.
 */
final class OracleNames {
    private static final int LONGEST = 128;

    private OracleNames() {}

    static String table(TableName name) {
        String table = quoted(name.table(), name);
        return name.schema().isEmpty() ? table : quoted(name.schema(), name) + "." + table;
    }

    /** A column's name. Oracle allows every reserved word between quotes but this one. */
    static String column(String column, TableName table) {
        return quoted(column.equals("ROWID") ? "ROWID_" : column, table);
    }

    /** A constraint's name: unique by its number, recognisable by the rest, and not too long. */
    static String constraint(String kind, TableName table, int number) {
        String suffix = "_" + kind + number;
        StringBuilder name = new StringBuilder(table.table());
        while (name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST - suffix.length()) {
            name.setLength(name.offsetByCodePoints(name.length(), -1));
        }
        return quoted(name + suffix, table);
    }

    private static String quoted(String name, TableName table) {
        if (name.indexOf('"') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw refused(name, table, "holds a quote or a control character, which Oracle does not allow");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw refused(name, table, "has more than " + LONGEST + " bytes, which Oracle does not allow");
        }
        return "\"" + name + "\"";
    }

    private static BankSynthException refused(String name, TableName table, String reason) {
        return BankSynthException.output("Cannot write Oracle DDL for table " + printable(table.shown()) + ": the name "
                + printable(name) + " " + reason + "; rename it or leave out the format oracle");
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
