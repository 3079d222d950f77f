package io.banksynth.engine;

import io.banksynth.schema.TableName;
import java.util.List;

/**
 * A table of a run.
 *
 * @param digest of its rows, 32 hexadecimal digits; the same in every format
 */
public record WrittenTable(TableName table, long rows, String digest, List<WrittenFile> files) {
    public WrittenTable {
        files = List.copyOf(files);
    }
}
