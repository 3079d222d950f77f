package io.banksynth.engine;

import io.banksynth.batch.RowRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a table lie in which file. It depends on the rows alone, so that the same run gives the same files on any
 * number of threads and on any engine.
 *
 * @param part from 0
 * @param parts all files of the table
 */
public record FilePartition(int part, int parts, RowRange rows) {
    /** Rows of a file, on average at most; one table row group or stripe or so. */
    public static final long ROWS_PER_FILE = 750_000;

    /** Splits a table evenly; a table without rows has one empty file. */
    public static List<FilePartition> of(long rows, long rowsPerFile) {
        int parts = Math.toIntExact(Math.max(1, (rows + rowsPerFile - 1) / rowsPerFile));
        List<FilePartition> out = new ArrayList<>(parts);
        long each = rows / parts;
        long longer = rows % parts;
        long from = 0;
        for (int part = 0; part < parts; part++) {
            long to = from + each + (part < longer ? 1 : 0);
            out.add(new FilePartition(part, parts, new RowRange(from, to)));
            from = to;
        }
        return out;
    }

    /** As {@link #of(long, long)} for rows that do not begin with the table's first. */
    public static List<FilePartition> of(RowRange rows, long rowsPerFile) {
        return of(rows.rows(), rowsPerFile).stream()
                .map(p -> new FilePartition(
                        p.part(),
                        p.parts(),
                        new RowRange(
                                rows.from() + p.rows().from(),
                                rows.from() + p.rows().to())))
                .toList();
    }

    /** The file's path below the format's folder, for instance {@code t/part-00003-of-00012.orc}. */
    public String path(String fileName, String extension, boolean folderPerTable) {
        if (parts == 1) {
            return (folderPerTable ? fileName + "/" : "") + fileName + "." + extension;
        }
        String number = String.format(java.util.Locale.ROOT, "%05d-of-%05d.%s", part, parts, extension);
        return folderPerTable ? fileName + "/part-" + number : fileName + "-" + number;
    }
}
