package io.banksynth.report;

import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunListener;
import io.banksynth.engine.RunRequest;
import io.banksynth.engine.StagedRun;
import io.banksynth.engine.WrittenFile;
import io.banksynth.engine.WrittenTable;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Relationship;
import io.banksynth.sink.TableSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A written run and what a report is made of it. */
public record ReportedRun(Path folder, DataSet data) {
    /** Writes a plan of a pack; the run is committed. */
    public static ReportedRun write(
            ModelPack pack, GenerationRequest request, Path output, List<TableSink.Format> formats, long rowsPerFile) {
        LocalEngine engine = new LocalEngine(2);
        IndexedPlan plan = engine.index(Planner.plan(pack, request));
        List<Relationship> relationships = plan.plan().tables().stream()
                .flatMap(t -> t.links().stream().map(LinkPlan::model).map(LinkModel::relationship))
                .toList();
        RunRequest where =
                new RunRequest(output.toString(), Optional.empty(), formats, 2, rowsPerFile, "0123456789abcdef");
        try (StagedRun run = engine.write(plan, where, "CORE", relationships, RunListener.SILENT)) {
            List<WrittenTable> written = run.tables();
            Path folder = Path.of(run.commit());
            return new ReportedRun(folder, new DataSet(folder, tables(plan, written, formats), relationships));
        }
    }

    private static List<DataTable> tables(
            IndexedPlan plan, List<WrittenTable> written, List<TableSink.Format> formats) {
        List<DataTable> tables = new ArrayList<>();
        for (TablePlan table : plan.plan().tables()) {
            WrittenTable found = written.stream()
                    .filter(t -> t.table().equals(table.name()))
                    .findFirst()
                    .orElseThrow();
            List<DataFile> files = new ArrayList<>();
            for (WrittenFile file : found.files()) {
                TableSink.Format format = formats.stream()
                        .filter(f -> f.name().equals(file.format()))
                        .findFirst()
                        .orElseThrow();
                files.add(new DataFile(file.format(), format.reader(), file.path(), file.rows(), file.digest()));
            }
            tables.add(new DataTable(table.table(), found.rows(), files));
        }
        return tables;
    }
}
