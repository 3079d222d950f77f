package io.banksynth.source;

import io.banksynth.document.DocumentNode;
import io.banksynth.document.YamlDocument;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a person says about tables in {@code tables.yaml}: where their rows are, and what samples cannot tell
 * (docs/formats/tables.md).
 *
 * @param entries sorted by table, no two of one name
 * @param origin the file, for messages
 */
public record TablesFile(List<Entry> entries, String origin) {
    public TablesFile {
        entries = entries.stream().sorted(Comparator.comparing(Entry::table)).toList();
    }

    /**
     * What is said about one table.
     *
     * @param file where its sample lies, empty when the file is not said
     * @param query the SQL that gives its sample, empty when there is none; never together with a file
     * @param primaryKey columns of its key, empty when not said
     * @param rows how many rows the real table has, empty when not said
     * @param role whether it is kept at its natural size, empty when that is to be found out
     * @param sampleShare share of the real table's rows that the sample holds, above 0 and up to 1; empty when not said
     */
    public record Entry(
            TableName table,
            Optional<Path> file,
            Optional<String> query,
            List<String> primaryKey,
            OptionalLong rows,
            Optional<TableRole> role,
            OptionalDouble sampleShare) {
        public Entry {
            primaryKey = primaryKey.stream().map(TableName::fold).toList();
            if (file.isPresent() && query.isPresent()) {
                throw new IllegalArgumentException("a table has a file or a query, not both");
            }
            if (sampleShare.isPresent() && !(sampleShare.getAsDouble() > 0 && sampleShare.getAsDouble() <= 1)) {
                throw new IllegalArgumentException("a sample share lies above 0 and up to 1");
            }
        }

        /**
         * How many rows the real table has: as said, else the sample's rows over its share, else empty.
         *
         * @param sampleRows rows of the sample
         */
        public OptionalLong trueRows(long sampleRows) {
            if (rows.isPresent() || sampleShare.isEmpty()) {
                return rows;
            }
            return OptionalLong.of(Math.round(sampleRows / sampleShare.getAsDouble()));
        }
    }

    /** Whether a table grows with what is asked for. */
    public enum TableRole {
        /** Small and kept at its natural size. */
        REFERENCE,
        /** Generated in any size. */
        GENERATED
    }

    /**
     * Reads a file. The files that it names are relative to its own folder.
     *
     * @throws io.banksynth.error.BankSynthException if it is not in order, with the line
     */
    public static TablesFile read(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return parse(YamlDocument.read(file), folder == null ? Path.of("") : folder, file.toString());
    }

    static TablesFile parse(DocumentNode root, Path folder, String origin) {
        Map<String, DocumentNode> tables =
                root.withKeys("tables").required("tables").entries();
        List<Entry> entries = new ArrayList<>();
        Set<TableName> seen = new HashSet<>();
        for (Map.Entry<String, DocumentNode> table : tables.entrySet()) {
            Entry entry = table.getValue().as(node -> entry(TableName.parse(table.getKey()), node, folder));
            if (!seen.add(entry.table())) {
                throw table.getValue()
                        .refused("table " + entry.table() + " is given twice (names compare without case)");
            }
            entries.add(entry);
        }
        return new TablesFile(entries, origin);
    }

    private static Entry entry(TableName table, DocumentNode node, Path folder) {
        node.withKeys("file", "query", "primary_key", "rows", "role", "sample_share");
        return new Entry(
                table,
                node.optional("file").map(n -> n.as(f -> folder.resolve(f.text()))),
                node.optional("query").map(DocumentNode::text),
                node.optional("primary_key").map(TablesFile::names).orElse(List.of()),
                node.optional("rows").map(n -> OptionalLong.of(n.longCount())).orElse(OptionalLong.empty()),
                node.optional("role").map(n -> n.constant(TableRole.class)),
                node.optional("sample_share")
                        .map(n -> OptionalDouble.of(n.share()))
                        .orElse(OptionalDouble.empty()));
    }

    private static List<String> names(DocumentNode node) {
        return node.value() instanceof List<?> ? node.texts() : List.of(node.text());
    }

    /** What is said about a table, if anything. */
    public Optional<Entry> of(TableName table) {
        return entries.stream().filter(e -> e.table().equals(table)).findFirst();
    }
}
