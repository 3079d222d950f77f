package io.banksynth.spark.hive;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StringType;

/** Columns of keys under names of our own, and when two of them are equal. */
final class KeyFrames {
    private KeyFrames() {}

    /** Columns of a table as {@code <name>0}, {@code <name>1} and so on. */
    static Dataset<Row> of(Dataset<Row> rows, List<String> columns, String name) {
        return rows.select(renamed(rows, columns, name).toArray(Column[]::new));
    }

    /** Two lists of columns of a table. */
    static Dataset<Row> of(Dataset<Row> rows, List<String> first, String name, List<String> second, String other) {
        return rows.select(Stream.concat(renamed(rows, first, name), renamed(rows, second, other))
                .toArray(Column[]::new));
    }

    private static Stream<Column> renamed(Dataset<Row> rows, List<String> columns, String name) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> rows.col(EntityFrames.quoted(columns.get(i))).as(name + i));
    }

    static Column[] columns(Dataset<Row> keys) {
        return Stream.of(keys.columns()).map(keys::col).toArray(Column[]::new);
    }

    static String[] names(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toArray(String[]::new);
    }

    /** A number of 64 bits for each key, the same for equal keys of equal types. */
    static Column hash(Dataset<Row> keys, String name, int count) {
        return functions.xxhash64(Stream.of(names(name, count)).map(keys::col).toArray(Column[]::new));
    }

    /** Whether the numbered columns of one frame hold what those of another hold. */
    static Column equal(Dataset<Row> one, String left, Dataset<Row> other, String right, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> equal(one, left + i, other, right + i))
                .reduce(Column::and)
                .orElseThrow();
    }

    /** A number is equal to its text; Spark would refuse any text that is no number. */
    static Column equal(Dataset<Row> one, String left, Dataset<Row> other, String right) {
        Column a = one.col(EntityFrames.quoted(left));
        Column b = other.col(EntityFrames.quoted(right));
        return isText(one, a) == isText(other, b)
                ? a.equalTo(b)
                : functions.trim(a.cast("string")).equalTo(functions.trim(b.cast("string")));
    }

    /** The same in a form in which a number is equal to its text, where one of two columns is text: one form for each key. */
    static Dataset<Row> canonical(Dataset<Row> one, String left, Dataset<Row> other, String right, int count) {
        Dataset<Row> out = one;
        for (int i = 0; i < count; i++) {
            Column column = one.col(left + i);
            boolean text = isText(one, column);
            if (text != isText(other, other.col(right + i))) {
                out = out.withColumn(left + i, functions.trim(column.cast("string")));
            } else if (text) {
                out = out.withColumn(left + i, functions.rtrim(column));
            }
        }
        return out;
    }

    private static boolean isText(Dataset<Row> rows, Column column) {
        return rows.select(column).schema().fields()[0].dataType() instanceof StringType;
    }
}
