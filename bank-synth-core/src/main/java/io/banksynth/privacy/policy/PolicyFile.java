package io.banksynth.privacy.policy;

import io.banksynth.document.DocumentNode;
import io.banksynth.document.YamlDocument;
import io.banksynth.error.Suggestion;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.provider.Locales;
import io.banksynth.privacy.provider.Providers;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code privacy.yaml} (docs/formats/privacy.md). What it names must be there: a misspelt column is no protection. */
public final class PolicyFile {
    private final List<Table> tables;

    private PolicyFile(List<Table> tables) {
        this.tables = tables;
    }

    /**
     * Reads a file.
     *
     * @param tables all there are; the file may name no other
     * @throws io.banksynth.error.BankSynthException if it is not in order, with the line and what may have been meant
     */
    public static PrivacyPolicy read(Path file, List<Table> tables) {
        return new PolicyFile(tables).policy(YamlDocument.read(file));
    }

    private PrivacyPolicy policy(DocumentNode root) {
        root.withKeys("unit", "tables", "defaults");
        Optional<DocumentNode> defaults =
                root.optional("defaults").map(d -> d.withKeys("level", "undeclared_pii", "faker_locale"));
        Map<TableName, Map<String, PrivacyPolicy.Rule>> columns = new LinkedHashMap<>();
        root.optional("tables")
                .ifPresent(node -> node.entries().forEach((name, entry) -> {
                    Table table = table(name, entry);
                    if (columns.put(table.name(), rules(table, entry)) != null) {
                        throw entry.refused("table " + table.name() + " is given twice (names compare without case)");
                    }
                }));
        return new PrivacyPolicy(
                root.optional("unit").map(node -> table(node.text(), node).name()),
                defaults.flatMap(d -> d.optional("level"))
                        .map(PolicyFile::level)
                        .orElse(Level.INTERNAL),
                defaults.flatMap(d -> d.optional("undeclared_pii"))
                        .map(PolicyFile::level)
                        .orElse(Level.PII),
                defaults.flatMap(d -> d.optional("faker_locale")).map(PolicyFile::locale),
                columns);
    }

    private Table table(String name, DocumentNode node) {
        TableName wanted = TableName.parse(name);
        List<Table> found = tables.stream()
                .filter(t -> t.name().equals(wanted)
                        || (wanted.schema().isEmpty() && t.name().table().equals(wanted.table())))
                .toList();
        if (found.size() > 1) {
            throw node.refused("more than one schema has a table " + wanted + "; name it schema.table");
        }
        if (found.isEmpty()) {
            throw node.refused(unknown(
                    "table",
                    wanted.shown(),
                    tables.stream().map(t -> t.name().shown()).toList()));
        }
        return found.get(0);
    }

    private static Map<String, PrivacyPolicy.Rule> rules(Table table, DocumentNode node) {
        Map<String, PrivacyPolicy.Rule> rules = new LinkedHashMap<>();
        node.entries().forEach((name, entry) -> {
            Column column = table.column(name)
                    .orElseThrow(() -> entry.refused("table " + table.name() + " has "
                            + unknown(
                                    "no column",
                                    TableName.fold(name),
                                    table.columns().stream().map(Column::name).toList())));
            if (rules.put(column.name(), entry.as(PolicyFile::rule)) != null) {
                throw entry.refused("column " + column.name() + " is given twice (names compare without case)");
            }
        });
        return rules;
    }

    private static PrivacyPolicy.Rule rule(DocumentNode node) {
        node.withKeys("level", "faker_provider", "faker_locale", "format_pattern");
        return new PrivacyPolicy.Rule(
                level(node.required("level")),
                node.optional("faker_provider").map(PolicyFile::provider),
                node.optional("faker_locale").map(PolicyFile::locale),
                node.optional("format_pattern").map(DocumentNode::text));
    }

    private static Level level(DocumentNode node) {
        List<String> known = Arrays.stream(Level.values()).map(Level::word).toList();
        return Level.valueOf(known(node, "level", known).toUpperCase(Locale.ROOT));
    }

    private static String provider(DocumentNode node) {
        return known(node, "provider", Providers.names());
    }

    private static String locale(DocumentNode node) {
        return known(node, "locale", Locales.NAMES);
    }

    /** The known name that stands here. */
    private static String known(DocumentNode node, String what, List<String> known) {
        return known.stream()
                .filter(name -> name.equalsIgnoreCase(node.text().strip()))
                .findFirst()
                .orElseThrow(() -> node.refused(unknown(what, node.text(), known)));
    }

    private static String unknown(String what, String typed, Collection<String> known) {
        String lead = what.startsWith("no ") ? what + " " + typed : "there is no " + what + " " + typed;
        int few = 12;
        return Suggestion.nearest(typed, known)
                .map(near -> lead + "; did you mean " + near + "?")
                .orElseGet(() -> lead + (known.size() <= few ? "; there are " + String.join(", ", known) : ""));
    }
}
