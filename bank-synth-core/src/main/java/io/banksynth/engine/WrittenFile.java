package io.banksynth.engine;

import io.banksynth.batch.RowRange;
import io.banksynth.schema.TableName;
import io.banksynth.sink.ColumnSum;
import java.util.List;

/**
 * A file of a run.
 *
 * @param path below the run's folder
 * @param digest of its rows, 32 hexadecimal digits
 * @param sums of its columns; empty if no format of the run needs them
 */
public record WrittenFile(
        TableName table, String format, String path, RowRange rows, long bytes, String digest, List<ColumnSum> sums) {
    public WrittenFile {
        sums = List.copyOf(sums);
    }
}
