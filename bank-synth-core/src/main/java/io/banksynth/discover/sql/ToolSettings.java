package io.banksynth.discover.sql;

import java.util.Locale;
import java.util.Set;

/** The settings of SQL*Plus, whose SET lines end without a semicolon and belong to no statement. */
final class ToolSettings {
    private static final Set<String> NAMES = Set.of(
            "APPINFO",
            "ARRAYSIZE",
            "AUTOCOMMIT",
            "AUTOTRACE",
            "COLSEP",
            "CONCAT",
            "DEFINE",
            "ECHO",
            "ESCAPE",
            "EXITCOMMIT",
            "FEED",
            "FEEDBACK",
            "HEA",
            "HEAD",
            "HEADING",
            "LIN",
            "LINES",
            "LINESIZE",
            "LONG",
            "LONGCHUNKSIZE",
            "MARKUP",
            "NEWPAGE",
            "NUMFORMAT",
            "NUMWIDTH",
            "PAGES",
            "PAGESIZE",
            "SCAN",
            "SERVEROUT",
            "SERVEROUTPUT",
            "SQLBLANKLINES",
            "SQLPROMPT",
            "SQLTERMINATOR",
            "TAB",
            "TERM",
            "TERMOUT",
            "TIMI",
            "TIMING",
            "TRIMOUT",
            "TRIMS",
            "TRIMSPOOL",
            "UNDERLINE",
            "VER",
            "VERIFY",
            "WRAP");

    private ToolSettings() {}

    /** Whether what follows SET is one of them; SQL's own settings have an equals sign or other names. */
    static boolean isOne(String rest) {
        String name = rest.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        return NAMES.contains(name) && rest.indexOf('=') < 0;
    }
}
