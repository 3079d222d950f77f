package io.banksynth.engine;

import io.banksynth.error.BankSynthException;
import io.banksynth.files.BelowFolder;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A run whose rows are written but that nobody sees yet: reports may be added, then {@link #commit} makes it visible in one
 * step. Closed without a commit it vanishes.
 */
public final class StagedRun implements AutoCloseable {
    private final StagingArea staging;
    private final IndexedPlan plan;
    private final RunRequest request;
    private final String schema;
    private List<WrittenTable> tables;

    StagedRun(StagingArea staging, IndexedPlan plan, RunRequest request, String schema, List<WrittenTable> tables) {
        this.staging = staging;
        this.plan = plan;
        this.request = request;
        this.schema = schema;
        this.tables = List.copyOf(tables);
    }

    /** Where the files lie until the commit. */
    public Path folder() {
        return staging.folder();
    }

    public List<WrittenTable> tables() {
        return tables;
    }

    /** Tells that files divided by values took the place of those that a format had of a table. */
    public void divided(TableName name, String format, List<PartitionFile> files) {
        tables = tables.stream()
                .map(table -> table.table().equals(name) ? table.divided(format, files) : table)
                .toList();
    }

    public IndexedPlan plan() {
        return plan;
    }

    /** Adds a text file. */
    public void add(TableSink.Companion companion) {
        try {
            Files.writeString(BelowFolder.resolve(staging.folder(), companion.path()), companion.content());
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write " + companion.path() + ": " + Staging.reason(e), e);
        }
    }

    /**
     * Writes the manifest and gives the folder its final name.
     *
     * @return the run's folder or URI
     */
    public String commit() {
        long seed = plan.plan().request().seed();
        String digest = request.packDigest();
        String fallback =
                String.format(Locale.ROOT, "seed%d-%s", seed, digest.substring(0, Math.min(8, digest.length())));
        try {
            return staging.commit(request.runId(), fallback, name -> add(manifest(name)));
        } catch (IOException e) {
            throw BankSynthException.output(
                    "Cannot finish the run in " + request.outputDir() + ": " + Staging.reason(e), e);
        }
    }

    private TableSink.Companion manifest(String name) {
        GenerationRequest asked = plan.plan().request();
        Manifest manifest = new Manifest(name, request.packDigest(), schema, asked, tables);
        return new TableSink.Companion("manifest.json", manifest.json());
    }

    @Override
    public void close() {
        staging.close();
    }
}
