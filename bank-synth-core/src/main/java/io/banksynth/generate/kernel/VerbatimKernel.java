package io.banksynth.generate.kernel;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a reference table as they are. */
public final class VerbatimKernel implements ColumnKernel {
    private final Vector kept;

    /**
     * @param values one text per row, as {@link CellText} writes them
     * @throws BankSynthException if one is no value of the column's type
     */
    public VerbatimKernel(TableName table, Column column, List<Optional<String>> values) {
        this.kept = column.type() instanceof DataType.Text ? codes(values) : cells(table, column, values);
    }

    private static Vector codes(List<Optional<String>> values) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        values.forEach(v -> v.ifPresent(text -> codes.putIfAbsent(text, codes.size())));
        CodeVector vector = new CodeVector(values.size(), TextDictionary.of(new ArrayList<>(codes.keySet())));
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                vector.codes()[i] = codes.getOrDefault(values.get(i).get(), 0);
            } else {
                vector.setNull(i);
            }
        }
        return vector;
    }

    private static Vector cells(TableName table, Column column, List<Optional<String>> values) {
        Vector vector =
                Batch.allocate(List.of(column), Math.max(1, values.size())).vector(0);
        for (int i = 0; i < values.size(); i++) {
            Optional<String> text = values.get(i);
            if (text.isEmpty()) {
                vector.setNull(i);
                continue;
            }
            try {
                CellText.set(vector, i, text.get(), column.type());
            } catch (IllegalArgumentException e) {
                throw BankSynthException.source(
                        "Cannot use the pack: " + table + "." + column.name() + " holds a value that is no "
                                + column.type(),
                        e);
            }
        }
        return vector;
    }

    @Override
    public Vector allocate(int capacity) {
        if (kept instanceof CodeVector codes) {
            return new CodeVector(capacity, codes.dictionary());
        }
        if (kept instanceof LongVector) {
            return new LongVector(capacity);
        }
        if (kept instanceof DoubleVector) {
            return new DoubleVector(capacity);
        }
        return kept instanceof WideVector ? new WideVector(capacity) : new io.banksynth.batch.TextVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        long[] rows = frame.rows();
        for (int i = 0; i < frame.size(); i++) {
            int row = (int) rows[i];
            if (kept.nulls()[row]) {
                out.setNull(i);
            } else if (out instanceof LongVector longs) {
                longs.values()[i] = ((LongVector) kept).values()[row];
            } else if (out instanceof CodeVector codes) {
                codes.codes()[i] = ((CodeVector) kept).codes()[row];
            } else if (out instanceof DoubleVector doubles) {
                doubles.values()[i] = ((DoubleVector) kept).values()[row];
            } else if (out instanceof WideVector wide) {
                wide.high()[i] = ((WideVector) kept).high()[row];
                wide.low()[i] = ((WideVector) kept).low()[row];
            } else if (out instanceof io.banksynth.batch.TextVector text) {
                io.banksynth.batch.TextVector source = (io.banksynth.batch.TextVector) kept;
                text.set(i, source.arena(), source.start()[row], source.length()[row]);
            }
        }
    }
}
