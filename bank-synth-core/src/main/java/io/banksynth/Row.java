package io.banksynth;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generated row. */
public final class Row {
    private final long index;
    private final List<Column> columns;
    private final List<@Nullable Object> values;

    private Row(long index, List<Column> columns, List<@Nullable Object> values) {
        this.index = index;
        this.columns = columns;
        this.values = values;
    }

    static Row of(Batch batch, int i) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int c = 0; c < batch.columns().size(); c++) {
            values.add(value(batch.vector(c), i, batch.columns().get(c).type()));
        }
        return new Row(batch.firstRow() + i, batch.columns(), values);
    }

    /** The row's place in its table, from 0. */
    public long index() {
        return index;
    }

    public List<Column> columns() {
        return columns;
    }

    /**
     * A cell: a Long, Double, Boolean, BigDecimal, String, LocalDate, LocalDateTime (of UTC where the type has a zone), byte[],
     * or null.
     *
     * @throws IllegalArgumentException if there is no column of the name
     */
    public @Nullable Object value(String column) {
        String name = TableName.fold(column);
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).name().equals(name)) {
                return values.get(c);
            }
        }
        throw new IllegalArgumentException("There is no column " + name + " among "
                + columns.stream().map(Column::name).toList());
    }

    /** A cell as text; null where there is no value. */
    public @Nullable String text(String column) {
        Object value = value(column);
        return value instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes)
                : value == null ? null : value.toString();
    }

    /** All cells in the order of the columns. */
    public List<@Nullable Object> values() {
        return java.util.Collections.unmodifiableList(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private static @Nullable Object value(Vector vector, int i, DataType type) {
        if (vector.nulls()[i]) {
            return null;
        }
        if (vector instanceof DoubleVector doubles) {
            return doubles.values()[i];
        }
        if (vector instanceof LongVector longs && type instanceof DataType.Whole) {
            return longs.values()[i];
        }
        String text = CellText.text(vector, i, type);
        if (type instanceof DataType.Bool) {
            return Boolean.valueOf(text);
        }
        if (type instanceof DataType.Decimal) {
            return new BigDecimal(text);
        }
        if (type instanceof DataType.Date) {
            return LocalDate.parse(text);
        }
        if (type instanceof DataType.Timestamp time) {
            return LocalDateTime.parse(time.zoned() ? text.substring(0, text.length() - 1) : text);
        }
        return type instanceof DataType.Binary ? HexFormat.of().parseHex(text) : text;
    }
}
