package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.privacy.ColumnPrivacy;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How columns are treated, as a tree for {@code metadata.json}. */
final class PrivacyJson {
    private PrivacyJson() {}

    static Map<String, Object> tree(PrivacyPlan plan) {
        Map<String, Object> tables = new LinkedHashMap<>();
        plan.columns().forEach((table, columns) -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            columns.forEach((column, privacy) -> entries.put(column, tree(privacy)));
            tables.put(table.shown(), entries);
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        plan.unit().ifPresent(unit -> tree.put("unit", unit.shown()));
        tree.put("tables", tables);
        return tree;
    }

    private static Map<String, Object> tree(ColumnPrivacy privacy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("level", privacy.level().word());
        privacy.provider().ifPresent(provider -> tree.put("provider", provider));
        privacy.locale().ifPresent(locale -> tree.put("locale", locale));
        privacy.pattern().ifPresent(pattern -> tree.put("pattern", pattern));
        tree.put("origin", privacy.origin().name().toLowerCase(Locale.ROOT));
        tree.put("reason", privacy.reason());
        return tree;
    }

    static PrivacyPlan plan(DocumentNode node) {
        node.withKeys("unit", "tables");
        Map<TableName, Map<String, ColumnPrivacy>> tables = new LinkedHashMap<>();
        node.required("tables").entries().forEach((table, entry) -> {
            Map<String, ColumnPrivacy> columns = new LinkedHashMap<>();
            entry.entries().forEach((column, privacy) -> columns.put(TableName.fold(column), privacy(privacy)));
            tables.put(TableName.parse(table), columns);
        });
        Optional<TableName> unit = node.optional("unit").map(DocumentNode::text).map(TableName::parse);
        return new PrivacyPlan(unit, tables);
    }

    private static ColumnPrivacy privacy(DocumentNode node) {
        node.withKeys("level", "provider", "locale", "pattern", "origin", "reason");
        return new ColumnPrivacy(
                node.required("level").constant(Level.class),
                node.optional("provider").map(DocumentNode::text),
                node.optional("locale").map(DocumentNode::text),
                node.optional("pattern").map(DocumentNode::text),
                node.required("origin").constant(ColumnPrivacy.Origin.class),
                node.required("reason").text());
    }
}
