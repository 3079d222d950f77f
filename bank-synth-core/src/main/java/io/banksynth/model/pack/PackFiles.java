package io.banksynth.model.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banksynth.document.DocumentNode;
import io.banksynth.error.BankSynthException;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.TableStatistics;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.GraphDocument;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model pack as a folder of five JSON files (docs/formats/pack.md). {@code metadata.json} holds the checksums of the others;
 * unknown keys, a newer version, a missing file or a wrong checksum are refused. Files hold data only.
 */
public final class PackFiles {
    /** Version of the format that this program writes. */
    public static final int FORMAT = 1;

    static final String METADATA = "metadata.json";
    private static final String GRAPH = "relationship_graph.json";
    private static final String STATISTICS = "table_stats.json";
    private static final String ENCODERS = "encoders.json";
    private static final String SYNTHESIZERS = "synthesizers.json";
    private static final List<String> CONTENT = List.of(GRAPH, STATISTICS, ENCODERS, SYNTHESIZERS);
    private static final long LARGEST_FILE = 1L << 30;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PackFiles() {}

    /** A pack with the digest that names it in run ids and manifests. */
    public record Loaded(ModelPack pack, String digest) {}

    /**
     * Writes a pack as one step: the folder is there whole or not at all. A pack that was there is replaced; a folder that is
     * no pack is not touched.
     *
     * @throws BankSynthException if the folder cannot be written
     */
    public static void save(ModelPack pack, Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !isPack(target) && !isEmptyFolder(target)) {
            throw BankSynthException.output("Cannot write the pack to " + folder
                    + ": it is there already and is no pack; choose another --model_out");
        }
        Map<String, byte[]> files = files(pack);
        PackFolder.replace(target, files);
    }

    /** The digest that a pack has when it is saved and loaded. */
    public static String digest(ModelPack pack) {
        return sha256(java.util.Objects.requireNonNull(files(pack).get(METADATA)));
    }

    /** Whether a folder looks like a pack, told by the file that each has. */
    public static boolean isPack(Path folder) {
        return Files.isRegularFile(folder.resolve(METADATA), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmptyFolder(Path folder) {
        try (java.util.stream.Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** The files of a pack by their names, for whoever keeps them elsewhere than in a folder. */
    public static Map<String, byte[]> files(ModelPack pack) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(GRAPH, bytes(GraphDocument.tree(pack.graph())));
        files.put(
                STATISTICS,
                bytes(tables(
                        pack.statistics().stream().map(StatisticsJson::tree).toList())));
        files.put(
                ENCODERS,
                bytes(tables(pack.models().stream().map(ModelJson::encoders).toList())));
        files.put(
                SYNTHESIZERS,
                bytes(tables(pack.models().stream().map(ModelJson::synthesizers).toList())));
        Map<String, Object> checksums = new LinkedHashMap<>();
        files.forEach((name, content) -> checksums.put(name, sha256(content)));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("schema", pack.graph().schema());
        metadata.put("k", pack.k());
        metadata.put("privacy", PrivacyJson.tree(pack.privacy()));
        Map<String, Object> configuration = new LinkedHashMap<>();
        pack.configuration().forEach(s -> configuration.put(s.name(), s.value()));
        metadata.put("configuration", configuration);
        metadata.put("warnings", pack.warnings());
        if (!pack.keysOnly().isEmpty()) {
            metadata.put(
                    "keys_only", pack.keysOnly().stream().map(TableName::shown).toList());
        }
        pack.ledger().ifPresent(ledger -> metadata.put("differential_privacy", LedgerJson.tree(ledger)));
        metadata.put("checksums", checksums);
        files.put(METADATA, bytes(metadata));
        return files;
    }

    private static Map<String, Object> tables(List<Map<String, Object>> tables) {
        return Map.of("tables", tables);
    }

    private static byte[] bytes(Map<String, Object> tree) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return (JSON.writer(printer).writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values is always JSON", e);
        }
    }

    /**
     * Reads a pack.
     *
     * @throws BankSynthException if it is missing, damaged, or of a newer version
     */
    public static Loaded load(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw BankSynthException.source(
                    "Cannot read pack " + folder + ": there is no such folder; make one with train");
        }
        return load(folder.toString(), name -> read(folder, name));
    }

    /**
     * Reads a pack that lies elsewhere than in a folder of this machine.
     *
     * @param place where it lies, for messages
     * @param reader gives the content of one of its files by name
     * @throws BankSynthException if it is damaged or of a newer version
     */
    public static Loaded load(String place, Function<String, byte[]> reader) {
        byte[] metadataBytes = reader.apply(METADATA);
        DocumentNode metadata = node(place, METADATA, metadataBytes);
        try {
            return new Loaded(pack(place, reader, metadata), sha256(metadataBytes));
        } catch (BankSynthException e) {
            throw BankSynthException.source(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw BankSynthException.source("Cannot read pack " + place + ": " + e.getMessage(), e);
        }
    }

    private static ModelPack pack(String place, Function<String, byte[]> reader, DocumentNode metadata) {
        long format = metadata.required("format").whole();
        if (format > FORMAT || format < 1) {
            throw metadata.required("format")
                    .refused("the pack has format " + format + ", this version reads up to " + FORMAT
                            + "; use a newer Bank Synth");
        }
        metadata.withKeys(
                "format",
                "schema",
                "k",
                "privacy",
                "configuration",
                "warnings",
                "keys_only",
                "differential_privacy",
                "checksums");
        Map<String, DocumentNode> content = new LinkedHashMap<>();
        for (String name : CONTENT) {
            byte[] bytes = reader.apply(name);
            String expected = metadata.required("checksums").required(name).text();
            if (!expected.equals(sha256(bytes))) {
                throw metadata.refused(name + " is not the file that was written; the pack is damaged or was edited");
            }
            content.put(name, node(place, name, bytes));
        }
        DocumentNode graphNode = java.util.Objects.requireNonNull(content.get(GRAPH));
        SchemaGraph graph =
                GraphDocument.graph((Map<?, ?>) java.util.Objects.requireNonNull(graphNode.value()), graphNode.place());
        List<TableStatistics> statistics = items(content, STATISTICS).stream()
                .map(StatisticsJson::statistics)
                .toList();
        List<DocumentNode> encoders = items(content, ENCODERS);
        List<DocumentNode> synthesizers = items(content, SYNTHESIZERS);
        if (encoders.size() != synthesizers.size()) {
            throw metadata.refused(ENCODERS + " and " + SYNTHESIZERS + " hold different tables");
        }
        List<TableModel> models = new ArrayList<>();
        for (int i = 0; i < encoders.size(); i++) {
            models.add(ModelJson.model(graph, encoders.get(i), synthesizers.get(i)));
        }
        graphNode.as(node -> {
            GraphFit.require(graph, models);
            return node;
        });
        List<ModelPack.Setting> configuration = metadata.required("configuration").entries().entrySet().stream()
                .map(e -> new ModelPack.Setting(e.getKey(), e.getValue().verbatim()))
                .toList();
        return new ModelPack(
                metadata.required("k").count(),
                metadata.optional("privacy").map(PrivacyJson::plan).orElse(PrivacyPlan.INTERNAL),
                configuration,
                metadata.required("warnings").texts(),
                graph,
                statistics,
                models,
                metadata.optional("keys_only").map(DocumentNode::texts).orElse(List.of()).stream()
                        .map(TableName::parse)
                        .collect(Collectors.toSet()),
                metadata.optional("differential_privacy").map(LedgerJson::ledger));
    }

    private static List<DocumentNode> items(Map<String, DocumentNode> content, String name) {
        return java.util.Objects.requireNonNull(content.get(name))
                .withKeys("tables")
                .required("tables")
                .items();
    }

    private static byte[] read(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.isRegularFile(file)) {
                throw BankSynthException.source("Cannot read pack " + folder + ": " + name + " is missing");
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw BankSynthException.source(
                        "Cannot read pack " + folder + ": " + name + " is larger than a pack's files are");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw BankSynthException.source("Cannot read pack " + folder + ": " + name + " is not readable", e);
        }
    }

    private static DocumentNode node(String place, String name, byte[] bytes) {
        @Nullable Object tree;
        try {
            tree = JSON.readValue(bytes, Object.class);
        } catch (IOException e) {
            throw BankSynthException.source("Cannot read pack " + place + ": " + name + " is no valid JSON", e);
        }
        if (!(tree instanceof Map)) {
            throw BankSynthException.source("Cannot read pack " + place + ": " + name + " holds no object");
        }
        return new DocumentNode(tree, "", path -> "pack " + place + ", " + name + (path.isEmpty() ? "" : ", " + path));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
