package io.banksynth.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of a pack in which somebody changed a file, and its checksum with it. */
record EditedPack(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static EditedPack copyOf(Path pack, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(pack)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        return new EditedPack(folder);
    }

    /** Changes the tree of a file. */
    EditedPack with(String file, Consumer<ObjectNode> edit) {
        return withText(file, text -> {
            ObjectNode tree = (ObjectNode) read(text);
            edit.accept(tree);
            return tree.toString();
        });
    }

    /** Changes the text of a file: what no tree can hold. */
    EditedPack withText(String file, UnaryOperator<String> edit) {
        try {
            Path path = folder.resolve(file);
            Files.writeString(path, edit.apply(Files.readString(path)));
            if (!file.equals("metadata.json")) {
                String digest = sha256(Files.readAllBytes(path));
                with("metadata.json", metadata -> ((ObjectNode) metadata.get("checksums")).put(file, digest));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table of {@code encoders.json} or {@code synthesizers.json}. */
    static ObjectNode table(ObjectNode tree, String name) {
        for (JsonNode table : tree.get("tables")) {
            if (table.get("table").asText().equals(name)) {
                return (ObjectNode) table;
            }
        }
        throw new IllegalArgumentException("there is no table " + name);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
