package io.banksynth.privacy.policy;

import io.banksynth.privacy.ColumnPrivacy;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a plan as a policy that {@link PolicyFile} reads, each column with the reason for its level. */
public final class PolicyText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)?");

    private PolicyText() {}

    /**
     * The text of {@code privacy.yaml}.
     *
     * @param tables whose columns are named, in their order; those that are internal by default are left out
     */
    public static String of(PrivacyPlan plan, List<Table> tables) {
        StringBuilder out = new StringBuilder();
        out.append("# Proposed by names and values of the samples: read it, correct it, and give it to train"
                + " --privacy_policy.\n# Levels: public, internal, sensitive, pii, restricted. Columns that are not named are"
                + " internal.\n");
        plan.unit()
                .ifPresent(
                        unit -> out.append("unit: ").append(key(unit.shown())).append('\n'));
        if (plan.columns().isEmpty()) {
            out.append("tables: {}\n");
        } else {
            out.append("tables:\n");
            for (Table table : tables) {
                table(out, table, plan.columns().getOrDefault(table.name(), Map.of()));
            }
        }
        return out.append("defaults:\n  level: internal\n").toString();
    }

    private static void table(StringBuilder out, Table table, Map<String, ColumnPrivacy> columns) {
        if (columns.isEmpty()) {
            return;
        }
        out.append("  ").append(key(table.name().shown())).append(":\n");
        for (Column column : table.columns()) {
            ColumnPrivacy privacy = columns.get(column.name());
            if (privacy != null) {
                out.append("    # ").append(privacy.reason()).append('\n');
                out.append("    ").append(key(column.name())).append(":\n");
                out.append("      level: ").append(privacy.level().word()).append('\n');
                privacy.provider()
                        .ifPresent(name -> out.append("      faker_provider: ")
                                .append(name)
                                .append('\n'));
                privacy.locale()
                        .ifPresent(name ->
                                out.append("      faker_locale: ").append(name).append('\n'));
                privacy.pattern()
                        .ifPresent(pattern -> out.append("      format_pattern: ")
                                .append(quoted(pattern))
                                .append('\n'));
            }
        }
    }

    private static String key(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
