package io.banksynth.batch;

import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Rows as texts in one spelling per value, so that tests compare what cells mean, not how they lie in memory. */
public final class ShownRows {
    private ShownRows() {}

    /** All rows of a batch; a null cell is a null. */
    public static List<List<String>> of(Batch batch) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < batch.columns().size(); c++) {
                row.add(cell(batch, c, i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** One cell, null if it is null. */
    public static String cell(Batch batch, int column, int row) {
        Vector vector = batch.vector(column);
        if (vector.nulls()[row]) {
            return null;
        }
        DataType type = batch.columns().get(column).type();
        if (vector instanceof LongVector longs) {
            return fromLong(type, longs.values()[row]);
        } else if (vector instanceof DoubleVector doubles) {
            return Double.toString(doubles.values()[row]);
        } else if (vector instanceof WideVector wide) {
            return fromWide(type, wide.high()[row], wide.low()[row]);
        } else if (vector instanceof CodeVector codes) {
            int code = codes.codes()[row];
            TextDictionary d = codes.dictionary();
            return fromBytes(type, d.bytes(), d.start(code), d.length(code));
        }
        TextVector text = (TextVector) vector;
        return fromBytes(type, text.arena(), text.start()[row], text.length()[row]);
    }

    private static String fromLong(DataType type, long value) {
        if (type instanceof DataType.Bool) {
            return value == 1 ? "true" : "false";
        } else if (type instanceof DataType.Decimal decimal) {
            return BigDecimal.valueOf(value, decimal.scale()).toPlainString();
        } else if (type instanceof DataType.Date) {
            return LocalDate.ofEpochDay(value).toString();
        } else if (type instanceof DataType.Timestamp) {
            return timestamp(Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000);
        }
        return Long.toString(value);
    }

    private static String fromWide(DataType type, long high, long low) {
        if (type instanceof DataType.Decimal decimal) {
            BigInteger unscaled = BigInteger.valueOf(high)
                    .shiftLeft(64)
                    .or(BigInteger.valueOf(low).and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)));
            return new BigDecimal(unscaled, decimal.scale()).toPlainString();
        }
        return timestamp(high, low);
    }

    private static String timestamp(long seconds, long nanos) {
        return LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC).toString();
    }

    private static String fromBytes(DataType type, byte[] bytes, int start, int length) {
        return type instanceof DataType.Binary
                ? HexFormat.of().formatHex(bytes, start, start + length)
                : new String(bytes, start, length, StandardCharsets.UTF_8);
    }
}
