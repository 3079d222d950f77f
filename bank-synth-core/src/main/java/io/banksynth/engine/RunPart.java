package io.banksynth.engine;

import io.banksynth.generate.IndexedPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.SafeFileName;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table that go into one file of each format. */
public record RunPart(TableName table, FilePartition partition) {
    /** All parts of a run, table by table, parents first. */
    public static List<RunPart> of(IndexedPlan plan, long rowsPerFile) {
        List<RunPart> parts = new ArrayList<>();
        for (TablePlan table : plan.plan().written()) {
            for (FilePartition partition : FilePartition.of(plan.range(table.name()), rowsPerFile)) {
                parts.add(new RunPart(table.name(), partition));
            }
        }
        return parts;
    }

    /** The file's path below the run's folder, for instance {@code hive_orc/t/part-00003-of-00012.orc}. */
    public String path(TableSink.Format format) {
        return format.name() + "/"
                + partition.path(SafeFileName.of(table), format.extension(), format.folderPerTable());
    }
}
