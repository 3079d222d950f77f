package io.banksynth.engine;

import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a run.
 *
 * @param digest of its rows, 32 hexadecimal digits; the same in every format
 * @param files that hold ranges of its rows
 * @param partitions files of formats that divide it by values
 */
public record WrittenTable(
        TableName table, long rows, String digest, List<WrittenFile> files, List<PartitionFile> partitions) {
    public WrittenTable {
        files = List.copyOf(files);
        partitions = List.copyOf(partitions);
    }

    /** The table with files divided by values in the place of those that a format had of it. */
    WrittenTable divided(String format, List<PartitionFile> divided) {
        List<PartitionFile> all = new ArrayList<>(partitions);
        all.addAll(divided);
        return new WrittenTable(
                table,
                rows,
                digest,
                files.stream().filter(file -> !file.format().equals(format)).toList(),
                all);
    }
}
