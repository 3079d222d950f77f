package io.banksynth.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banksynth.plan.GenerationRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run wrote: the last file to be written, whose presence says that the run is whole (docs/formats/run.md).
 *
 * @param request what was asked for
 */
public record Manifest(
        String runId, String packDigest, String schema, GenerationRequest request, List<WrittenTable> tables) {
    /** Version of the format. */
    public static final int FORMAT = 1;

    public Manifest {
        tables = List.copyOf(tables);
    }

    /** The file's text. */
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("run_id", runId);
        tree.put("seed", request.seed());
        tree.put("pack", packDigest);
        tree.put("schema", schema);
        tree.put("target_table", request.target().shown());
        tree.put("target_rows", request.rows());
        tree.put("request", RequestTree.of(request));
        List<Object> entries = new ArrayList<>();
        for (WrittenTable table : tables) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("table", table.table().shown());
            entry.put("rows", table.rows());
            entry.put("digest", table.digest());
            List<Object> files = new ArrayList<>();
            table.files().forEach(file -> files.add(file(file)));
            table.partitions().forEach(file -> files.add(file(file)));
            entry.put("files", files);
            entries.add(entry);
        }
        tree.put("tables", entries);
        try {
            DefaultPrettyPrinter printer =
                    new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
            return JsonMapper.builder()
                            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                            .build()
                            .writer(printer)
                            .writeValueAsString(tree)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values is always JSON", e);
        }
    }

    private static Map<String, Object> file(PartitionFile file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("format", file.format());
        entry.put("path", file.path());
        entry.put("bytes", file.bytes());
        return entry;
    }

    private static Map<String, Object> file(WrittenFile file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("format", file.format());
        entry.put("path", file.path());
        entry.put("first_row", file.rows().from());
        entry.put("rows", file.rows().rows());
        entry.put("bytes", file.bytes());
        entry.put("digest", file.digest());
        return entry;
    }
}
