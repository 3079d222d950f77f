package io.banksynth.discover;

import io.banksynth.document.DocumentNode;
import io.banksynth.document.YamlDocument;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.GraphDocument;
import io.banksynth.schema.SchemaGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The YAML file in which people review relationships (docs/formats/graph.md). */
public final class RelationshipsFile {
    private RelationshipsFile() {}

    /** Writes a graph, sorted and commented with its evidence, so that two runs of the same input are equal byte for byte. */
    public static void write(Path file, SchemaGraph graph) {
        write(file, text(graph));
    }

    /** Writes what a graph was turned into: its text, or a drawing of it. */
    public static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The text of the file. */
    public static String text(SchemaGraph graph) {
        return GraphYaml.text(graph);
    }

    /**
     * Reads a graph.
     *
     * @throws BankSynthException if the file is none, with the line that is wrong
     */
    public static SchemaGraph read(Path file) {
        return readReviewed(file).graph();
    }

    static ReviewedFile readReviewed(Path file) {
        DocumentNode root = YamlDocument.read(file);
        boolean exclusive = root.optional("exclusive").map(DocumentNode::truth).orElse(false);
        Map<Object, Object> tree = new LinkedHashMap<>();
        if (root.value() instanceof Map<?, ?> map) {
            tree.putAll(map);
        }
        tree.remove("exclusive");
        return new ReviewedFile(GraphDocument.graph(tree, root.place()), exclusive);
    }
}
