package io.banksynth.spark.engine;

import io.banksynth.batch.RowRange;
import io.banksynth.engine.FilePartition;
import io.banksynth.engine.RunPart;
import io.banksynth.schema.TableName;
import java.io.Serializable;

/** A part of a run on its way to a task. */
record PartRows(String table, int part, int parts, long from, long to) implements Serializable {
    static PartRows of(RunPart part) {
        FilePartition partition = part.partition();
        return new PartRows(
                part.table().shown(),
                partition.part(),
                partition.parts(),
                partition.rows().from(),
                partition.rows().to());
    }

    RunPart runPart() {
        return new RunPart(TableName.parse(table), new FilePartition(part, parts, new RowRange(from, to)));
    }
}
