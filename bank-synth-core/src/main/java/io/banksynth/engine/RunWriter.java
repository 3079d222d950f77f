package io.banksynth.engine;

import io.banksynth.batch.RowDigest;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.ColumnSums;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes runs, with whatever engine: files aside, then DDL beside them, for a commit in one step. */
public final class RunWriter {
    private final Engine engine;

    public RunWriter(Engine engine) {
        this.engine = engine;
    }

    /**
     * Writes all rows of a plan to a staging area.
     *
     * @param staging closed where this fails
     * @param schema what the manifest calls the whole
     * @param relationships of the tables, for the DDL
     * @throws BankSynthException if the run's name is taken or anything cannot be written; nothing is left behind then
     */
    public StagedRun write(
            IndexedPlan plan,
            StagingArea staging,
            RunRequest request,
            String schema,
            List<Relationship> relationships,
            RunListener listener) {
        boolean done = false;
        try {
            requireFree(staging, request);
            List<TablePlan> tables = plan.plan().written();
            listener.started(
                    tables.stream().mapToLong(t -> plan.range(t.name()).rows()).sum());
            List<RunPart> parts = RunPart.of(plan, request.rowsPerFile());
            List<WrittenFile> files = engine.write(plan, parts, request.formats(), staging.folder(), listener);
            StagedRun run = new StagedRun(staging, plan, request, schema, tables(tables, files));
            addCompanions(run, request, tables, relationships, files);
            done = true;
            return run;
        } finally {
            if (!done) {
                staging.close();
            }
        }
    }

    private static void requireFree(StagingArea staging, RunRequest request) {
        if (request.runId().isEmpty()) {
            return;
        }
        try {
            staging.requireFree(request.runId().get());
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write to " + request.outputDir() + ": " + Staging.reason(e), e);
        }
    }

    private static void addCompanions(
            StagedRun run,
            RunRequest request,
            List<TablePlan> plans,
            List<Relationship> relationships,
            List<WrittenFile> files) {
        List<Table> tables = plans.stream().map(TablePlan::table).toList();
        List<Relationship> inside = relationships.stream()
                .filter(r -> tables.stream().anyMatch(t -> t.name().equals(r.child()))
                        && tables.stream().anyMatch(t -> t.name().equals(r.parent())))
                .toList();
        for (TableSink.Format format : request.formats()) {
            Map<TableName, List<WrittenFile>> ofTables = new LinkedHashMap<>();
            files.stream()
                    .filter(file -> file.format().equals(format.name()))
                    .forEach(file -> ofTables.computeIfAbsent(file.table(), t -> new ArrayList<>())
                            .add(file));
            Map<TableName, TableSink.Written> written = new LinkedHashMap<>();
            ofTables.forEach((table, ofTable) -> written.put(table, written(ofTable)));
            format.companions(tables, inside, written).forEach(run::add);
        }
    }

    private static TableSink.Written written(List<WrittenFile> files) {
        return new TableSink.Written(
                files.stream().map(WrittenFile::path).toList(),
                files.stream().mapToLong(file -> file.rows().rows()).sum(),
                files.stream().map(WrittenFile::sums).reduce(List.of(), ColumnSums::plus));
    }

    /** A table's digest is that of its files of one format: all formats hold the same rows. */
    private static List<WrittenTable> tables(List<TablePlan> tables, List<WrittenFile> files) {
        Map<TableName, List<WrittenFile>> byTable = new LinkedHashMap<>();
        tables.forEach(table -> byTable.put(table.name(), new ArrayList<>()));
        files.forEach(file -> Objects.requireNonNull(byTable.get(file.table())).add(file));
        List<WrittenTable> out = new ArrayList<>();
        byTable.forEach((name, ofTable) -> {
            RowDigest digest = new RowDigest(0);
            String format = ofTable.get(0).format();
            ofTable.stream()
                    .filter(file -> file.format().equals(format))
                    .forEach(file -> digest.merge(file.rows().rows(), file.digest()));
            out.add(new WrittenTable(name, digest.rows(), digest.hex(), ofTable, List.of()));
        });
        return out;
    }
}
