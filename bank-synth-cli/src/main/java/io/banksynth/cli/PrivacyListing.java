package io.banksynth.cli;

import io.banksynth.privacy.ColumnPrivacy;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How columns are treated, as lines for people. No line holds a value. */
final class PrivacyListing {
    private PrivacyListing() {}

    /** A table for each table of the samples, with the columns of which there is something to say. */
    static List<String> lines(PrivacyPlan plan, List<Table> tables) {
        List<String> lines = new ArrayList<>();
        int columns = tables.stream().mapToInt(t -> t.columns().size()).sum();
        int named = plan.columns().values().stream().mapToInt(Map::size).sum();
        lines.add(GraphListing.counted(columns, "column") + " of " + GraphListing.counted(tables.size(), "table") + ": "
                + named + " with a level of their own, " + (columns - named) + " internal");
        for (Table table : tables) {
            Map<String, ColumnPrivacy> known = plan.columns().getOrDefault(table.name(), Map.of());
            if (!known.isEmpty()) {
                lines.add("");
                lines.add(table.name().shown());
                int width =
                        known.keySet().stream().mapToInt(String::length).max().orElse(0);
                known.forEach((column, privacy) -> lines.add(line(column, width, privacy)));
            }
        }
        return lines;
    }

    private static String line(String column, int width, ColumnPrivacy privacy) {
        return String.format(
                Locale.ROOT,
                "  %-" + width + "s  %-10s %-20s %s",
                column,
                privacy.level().word(),
                privacy.provider().orElse(""),
                privacy.reason());
    }

    /** One line for each column that is taken as personal although nobody declared it. */
    static List<String> undeclared(PrivacyPlan plan) {
        List<String> lines = new ArrayList<>();
        plan.columns()
                .forEach((table, columns) -> columns.forEach((column, privacy) -> {
                    boolean guarded = !privacy.level().learnable();
                    if (guarded && privacy.origin() == ColumnPrivacy.Origin.DETECTED) {
                        lines.add(table + "." + column + " is treated as "
                                + privacy.level().word() + made(privacy) + ": " + privacy.reason());
                    }
                }));
        return lines;
    }

    /** The level of a column where it is not the common one, to stand behind how the column is made. */
    static String level(ColumnPrivacy privacy) {
        return privacy.level() == Level.INTERNAL ? "" : " [" + privacy.level().word() + "]";
    }

    private static String made(ColumnPrivacy privacy) {
        return privacy.provider().map(provider -> ", made by " + provider).orElse(", made by its form alone");
    }
}
