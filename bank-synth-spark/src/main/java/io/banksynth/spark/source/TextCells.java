package io.banksynth.spark.source;

import io.banksynth.batch.TextVector;
import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;

/** Text and binary values in an arena. */
final class TextCells extends Cells {
    private final TextVector vector;

    TextCells(TextVector vector, DataType type) {
        super(vector, type);
        this.vector = vector;
    }

    @Override
    public UTF8String getUTF8String(int row) {
        return UTF8String.fromBytes(vector.arena(), vector.start()[row], vector.length()[row]);
    }

    @Override
    public byte[] getBinary(int row) {
        int start = vector.start()[row];
        return Arrays.copyOfRange(vector.arena(), start, start + vector.length()[row]);
    }
}
