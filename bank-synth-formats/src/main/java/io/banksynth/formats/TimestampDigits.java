package io.banksynth.formats;

import io.banksynth.batch.Batch;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.source.BatchReader;
import io.banksynth.source.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How many digits of the second a file's timestamps use. Files of other writers say nothing of it, or nine, while nearly all
 * hold no more than six, which take half the room and which every other format can hold.
 */
public final class TimestampDigits {
    private static final int MICROS = 6;

    private TimestampDigits() {}

    /**
     * Makes {@code timestamp(9)} columns {@code timestamp(6)} whose cells need no more, after reading them all.
     *
     * @param columns of the file
     * @param undeclared names of the columns whose digits the file does not say
     */
    public static List<Column> settle(FileFormat format, Path file, List<Column> columns, Set<String> undeclared)
            throws IOException {
        List<Column> open = columns.stream()
                .filter(c -> undeclared.contains(c.name()) && c.type() instanceof DataType.Timestamp t && isWide(t))
                .toList();
        if (open.isEmpty()) {
            return columns;
        }
        boolean[] needsMore = new boolean[open.size()];
        try (BatchReader reader = format.open(file, open)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                for (int c = 0; c < needsMore.length; c++) {
                    needsMore[c] |= hasNanos((WideVector) batch.vector(c), batch.size());
                }
            }
        }
        List<Column> settled = new ArrayList<>(columns);
        for (int c = 0; c < needsMore.length; c++) {
            Column column = open.get(c);
            if (!needsMore[c]) {
                DataType type = new DataType.Timestamp(MICROS, ((DataType.Timestamp) column.type()).zoned());
                settled.set(columns.indexOf(column), new Column(column.name(), type, column.nullable()));
            }
        }
        return settled;
    }

    private static boolean isWide(DataType.Timestamp type) {
        return type.precision() > DataType.Timestamp.LONG_DIGITS;
    }

    private static boolean hasNanos(WideVector cells, int rows) {
        for (int i = 0; i < rows; i++) {
            if (!cells.nulls()[i] && cells.low()[i] % 1_000 != 0) {
                return true;
            }
        }
        return false;
    }
}
