package io.banksynth.spark.source;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.TextDictionary;
import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;

/** Text as codes of a dictionary; each value is wrapped once. */
final class CodeCells extends Cells {
    private final CodeVector vector;
    private final UTF8String[] values;

    CodeCells(CodeVector vector, DataType type) {
        super(vector, type);
        this.vector = vector;
        TextDictionary dictionary = vector.dictionary();
        this.values = new UTF8String[dictionary.size()];
        Arrays.setAll(
                values,
                code -> UTF8String.fromBytes(dictionary.bytes(), dictionary.start(code), dictionary.length(code)));
    }

    @Override
    public UTF8String getUTF8String(int row) {
        return values[vector.codes()[row]];
    }

    @Override
    public byte[] getBinary(int row) {
        return values[vector.codes()[row]].getBytes();
    }
}
