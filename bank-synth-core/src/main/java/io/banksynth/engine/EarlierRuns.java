package io.banksynth.engine;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banksynth.document.DocumentNode;
import io.banksynth.error.BankSynthException;
import io.banksynth.plan.EarlierRun;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from a run's manifest what rows that are added to it must know. The run's files are not touched. */
public final class EarlierRuns {
    private static final long LARGEST_MANIFEST = 1L << 28;

    private EarlierRuns() {}

    /**
     * Reads a run.
     *
     * @param packDigest of the pack that is in use: the run must have been made of the same
     * @throws BankSynthException if there is no such run, it is not whole, or it was made of another pack
     */
    public static EarlierRun read(Path folder, String packDigest) {
        DocumentNode manifest = manifest(folder.resolve("manifest.json"), folder);
        try {
            long format = manifest.required("format").whole();
            if (format != Manifest.FORMAT) {
                throw manifest.refused("the manifest has format " + format + ", this version reads " + Manifest.FORMAT);
            }
            if (!manifest.required("pack").text().equals(packDigest)) {
                throw BankSynthException.usage("Cannot append to run " + folder
                        + ": it was made of another model pack; give the same one with --model");
            }
            Map<TableName, Long> rows = new LinkedHashMap<>();
            for (DocumentNode table : manifest.items("tables")) {
                rows.put(
                        TableName.parse(table.required("table").text()),
                        table.required("rows").longCount());
            }
            return new EarlierRun(
                    manifest.required("run_id").text(), RequestTree.request(manifest.required("request")), rows);
        } catch (IllegalArgumentException e) {
            throw BankSynthException.source("Cannot append to run " + folder + ": " + e.getMessage(), e);
        }
    }

    private static DocumentNode manifest(Path file, Path folder) {
        if (!Files.isRegularFile(file)) {
            throw BankSynthException.source(
                    "Cannot append to run " + folder + ": it has no manifest.json; give the folder of a finished run");
        }
        try {
            if (Files.size(file) > LARGEST_MANIFEST) {
                throw BankSynthException.source("Cannot append to run " + folder + ": its manifest is too large");
            }
            Object tree = JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readValue(Files.readAllBytes(file), Object.class);
            return new DocumentNode(tree, "", path -> file + (path.isEmpty() ? "" : ", " + path));
        } catch (IOException e) {
            throw BankSynthException.source("Cannot append to run " + folder + ": its manifest is no valid JSON", e);
        }
    }
}
