package io.banksynth.report;

import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.List;

/**
 * A written table.
 *
 * @param table with its columns in the order and as the types in which they were written
 * @param rows that it should have
 * @param files in every format that was written, in the order of their rows; the keys are checked in the format of the first
 */
public record DataTable(Table table, long rows, List<DataFile> files) {
    public DataTable {
        files = List.copyOf(files);
        if (files.isEmpty() || table.columns().isEmpty()) {
            throw new IllegalArgumentException("Table " + table.name() + " needs a file and a column");
        }
    }

    TableName name() {
        return table.name();
    }

    List<String> formats() {
        return files.stream().map(DataFile::format).distinct().toList();
    }

    List<DataFile> files(String format) {
        return files.stream().filter(f -> f.format().equals(format)).toList();
    }
}
