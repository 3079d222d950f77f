package io.banksynth.spark.source;

import io.banksynth.batch.RowRange;
import io.banksynth.engine.FilePartition;
import io.banksynth.generate.IndexedPlan;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/** One reading of a table: ranges of its rows, each a partition. */
record GeneratedScan(GeneratedTable table, StructType columns, OptionalLong limit)
        implements Scan, Batch, SupportsReportStatistics {
    @Override
    public StructType readSchema() {
        return columns;
    }

    @Override
    public String description() {
        return table.name() + columns.simpleString() + (limit.isPresent() ? " limit " + limit.getAsLong() : "");
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        IndexedPlan plan = table.source().shipped().value().indexed();
        RowRange rows = plan.range(table.plan().name());
        long end = limit.isEmpty() ? rows.to() : Math.min(rows.to(), rows.from() + limit.getAsLong());
        RowRange read = new RowRange(rows.from(), end);
        return FilePartition.of(read, table.options().rowsPerPartition(read.rows())).stream()
                .map(part -> new RowsPartition(part.rows().from(), part.rows().to()))
                .toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new GeneratedReaderFactory(
                table.source().shipped(), table.plan().name().shown(), columns);
    }

    /** Expected rows, and the width of columns by their types: known before anything is counted. */
    @Override
    public Statistics estimateStatistics() {
        long expected = Math.round(table.plan().expectedRows());
        long rows = limit.isEmpty() ? expected : Math.min(expected, limit.getAsLong());
        return new Expected(OptionalLong.of(rows * columns.defaultSize()), OptionalLong.of(rows));
    }

    private record Expected(OptionalLong sizeInBytes, OptionalLong numRows) implements Statistics {}
}
