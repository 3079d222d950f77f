package io.banksynth.spark.source;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows as texts, whether Spark holds them or a batch. */
final class SparkRows {
    private SparkRows() {}

    static List<List<String>> of(Batch batch) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < batch.columns().size(); c++) {
                boolean isNull = batch.vector(c).nulls()[i];
                row.add(
                        isNull
                                ? "null"
                                : CellText.text(
                                        batch.vector(c),
                                        i,
                                        batch.columns().get(c).type()));
            }
            rows.add(row);
        }
        return rows;
    }

    static List<List<String>> of(Dataset<Row> dataset) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : dataset.collectAsList()) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < row.length(); c++) {
                cells.add(text(row.get(c)));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String text(Object cell) {
        if (cell instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (cell instanceof LocalDateTime time && time.getSecond() == 0 && time.getNano() == 0) {
            return time + ":00";
        }
        return String.valueOf(cell);
    }
}
