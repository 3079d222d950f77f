package io.banksynth.train;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import io.banksynth.schema.DataType;
import io.banksynth.source.Sample;

/** One column of a sample as texts. */
final class RowTexts {
    private final Vector vector;
    private final DataType type;

    RowTexts(Sample sample, String column) {
        int position = 0;
        while (!sample.columns().get(position).name().equals(column)) {
            position++;
        }
        this.vector = sample.rows().vector(position);
        this.type = sample.columns().get(position).type();
    }

    boolean isMissing(int row) {
        return vector.nulls()[row];
    }

    /** The text of a row that has a value. */
    String of(int row) {
        return CellText.text(vector, row, type);
    }
}
