package io.banksynth.spark.source;

import io.banksynth.batch.Batch;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.generate.TableGenerator;
import io.banksynth.schema.TableName;
import java.util.List;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Generates a range of rows, a batch at a time; the batch is the same object filled again. */
final class GeneratedReader implements PartitionReader<ColumnarBatch> {
    private final TableGenerator generator;
    private final ColumnarBatch view;
    private final long end;
    private long next;

    GeneratedReader(IndexedPlan plan, String table, List<StructField> columns, long from, long to) {
        TableName name = TableName.parse(table);
        this.generator =
                plan.generator(name, columns.stream().map(StructField::name).toList());
        this.next = from;
        this.end = to;
        Batch batch = generator.batch();
        ColumnVector[] vectors = new ColumnVector[columns.size()];
        for (int c = 0; c < vectors.length; c++) {
            vectors[c] = Cells.of(
                    batch.vector(c), batch.columns().get(c), columns.get(c).dataType());
        }
        this.view = new ColumnarBatch(vectors);
    }

    @Override
    public boolean next() {
        if (next >= end) {
            return false;
        }
        int rows = generator.fill(next, end).size();
        view.setNumRows(rows);
        next += rows;
        return true;
    }

    @Override
    public ColumnarBatch get() {
        return view;
    }

    @Override
    public void close() {
        view.close();
    }
}
