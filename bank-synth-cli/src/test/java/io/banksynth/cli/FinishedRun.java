package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.banksynth.batch.Batch;
import io.banksynth.batch.RowDigest;
import io.banksynth.model.ModelPack;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.BatchReader;
import io.banksynth.source.FileFormat;
import io.banksynth.source.FileFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A run's folder as its manifest tells it. */
record FinishedRun(Path folder, JsonNode manifest) {
    static FinishedRun of(Path folder) throws IOException {
        return new FinishedRun(
                folder,
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile()));
    }

    /** Rows and digest of each table: what must not depend on how a run was made. */
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        for (JsonNode table : manifest.get("tables")) {
            digests.put(
                    table.get("table").asText(),
                    table.get("rows").asLong() + " " + table.get("digest").asText());
        }
        return digests;
    }

    /** Every file is there with the bytes and, read back, the rows that the manifest says. */
    void verify(ModelPack pack) throws IOException {
        for (JsonNode table : manifest.get("tables")) {
            Table schema = pack.graph().tables().stream()
                    .filter(t -> t.name().equals(TableName.of(table.get("table").asText())))
                    .findFirst()
                    .orElseThrow();
            RowDigest whole = new RowDigest(schema.columns().size());
            for (JsonNode file : table.get("files")) {
                Path path = folder.resolve(file.get("path").asText());
                assertThat(path).hasSize(file.get("bytes").asLong());
                if (file.get("format").asText().equals("hive_orc")) {
                    RowDigest read = read(path, schema, file.get("first_row").asLong());
                    assertThat(read.hex())
                            .as(path.toString())
                            .isEqualTo(file.get("digest").asText());
                    whole.merge(read);
                }
            }
            assertThat(whole.hex())
                    .as(schema.name().shown())
                    .isEqualTo(table.get("digest").asText());
            assertThat(whole.rows()).isEqualTo(table.get("rows").asLong());
        }
    }

    private static RowDigest read(Path file, Table table, long firstRow) throws IOException {
        FileFormat format = FileFormats.installed().of(file).orElseThrow();
        RowDigest digest = new RowDigest(table.columns().size());
        try (BatchReader reader = format.open(file, table.columns())) {
            long row = firstRow;
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                digest.add(batch, row);
                row += batch.size();
            }
        }
        return digest;
    }
}
