package io.banksynth.spark.source;

import io.banksynth.plan.TablePlan;
import java.util.EnumSet;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A table of Spark whose rows are generated. */
record GeneratedTable(SourceOptions options, PlannedSource source, TablePlan plan) implements SupportsRead {
    @Override
    public String name() {
        return "bank_synth " + plan.name();
    }

    StructType struct() {
        return SparkTypes.struct(plan.table());
    }

    @Override
    @SuppressWarnings("deprecation") // the way of both Spark 3.5 and 4
    public StructType schema() {
        return struct();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return EnumSet.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
        return new GeneratedScanBuilder(this);
    }
}
