package io.banksynth.spark.source;

import io.banksynth.spark.engine.ShippedPlan;
import java.util.Arrays;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Makes the readers of tasks, which are columnar only. */
record GeneratedReaderFactory(Broadcast<ShippedPlan> plan, String table, StructType columns)
        implements PartitionReaderFactory {
    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("Rows are read in batches of columns");
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        RowsPartition rows = (RowsPartition) partition;
        return new GeneratedReader(
                plan.value().indexed(), table, Arrays.asList(columns.fields()), rows.from(), rows.to());
    }
}
