package io.banksynth.source;

import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the rows of a table lie.
 *
 * @param files at least one, all of the same format, in the order of their rows
 */
public record TableFiles(TableName table, List<Path> files, FileFormat format) {
    public TableFiles {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("Table " + table + " needs a file");
        }
    }

    /** For messages: the file, or the first one and how many more. */
    public String origin() {
        return files.size() == 1 ? files.get(0).toString() : files.get(0) + " and " + (files.size() - 1) + " more";
    }
}
