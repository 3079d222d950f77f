package io.banksynth.spark.source;

import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;

/** Takes what a query needs: columns that are not asked for are not computed, rows beyond a limit neither. */
final class GeneratedScanBuilder implements SupportsPushDownRequiredColumns, SupportsPushDownLimit {
    private final GeneratedTable table;
    private StructType columns;
    private OptionalLong limit = OptionalLong.empty();

    GeneratedScanBuilder(GeneratedTable table) {
        this.table = table;
        this.columns = table.struct();
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
        columns = requiredSchema;
    }

    @Override
    public boolean pushLimit(int rows) {
        limit = OptionalLong.of(rows);
        return true;
    }

    /** The first rows are exactly so many: Spark need not count again. */
    @Override
    public boolean isPartiallyPushed() {
        return false;
    }

    @Override
    public Scan build() {
        return new GeneratedScan(table, columns, limit);
    }
}
