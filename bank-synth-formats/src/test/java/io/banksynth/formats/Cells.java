package io.banksynth.formats;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.source.BatchReader;
import io.banksynth.source.FileFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cells as objects that compare by what they mean. */
public final class Cells {
    /** Stands for no value. */
    public static final String NULL = "<null>";

    private Cells() {}

    /** A cell: a Long, a Double, for two longs their spelling, for bytes a text of one character a byte. */
    public static Object cell(DataType type, Vector vector, int i) {
        if (vector.nulls()[i]) {
            return NULL;
        }
        if (vector instanceof LongVector longs) {
            return longs.values()[i];
        }
        if (vector instanceof DoubleVector doubles) {
            return doubles.values()[i];
        }
        if (vector instanceof WideVector wide) {
            return type instanceof DataType.Timestamp
                    ? wide.high()[i] + "s" + wide.low()[i]
                    : WideNumber.toBigInteger(wide, i).toString();
        }
        if (vector instanceof CodeVector codes) {
            return new String(
                    codes.dictionary().text(codes.codes()[i]).getBytes(StandardCharsets.UTF_8),
                    StandardCharsets.ISO_8859_1);
        }
        TextVector text = (TextVector) vector;
        return new String(text.arena(), text.start()[i], text.length()[i], StandardCharsets.ISO_8859_1);
    }

    /** All cells of a file, column by column. */
    public static List<List<Object>> read(FileFormat format, Path file, List<Column> columns) throws IOException {
        List<List<Object>> cells = new ArrayList<>();
        columns.forEach(c -> cells.add(new ArrayList<>()));
        try (BatchReader reader = format.open(file, columns)) {
            long row = 0;
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                if (batch.firstRow() != row) {
                    throw new AssertionError("A batch begins at row " + batch.firstRow() + ", not at " + row);
                }
                for (int c = 0; c < columns.size(); c++) {
                    for (int i = 0; i < batch.size(); i++) {
                        cells.get(c).add(cell(columns.get(c).type(), batch.vector(c), i));
                    }
                }
                row += batch.size();
            }
        }
        return cells;
    }
}
