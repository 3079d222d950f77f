package io.banksynth.spark.source;

import io.banksynth.error.BankSynthException;
import io.banksynth.plan.TablePlan;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * The data source {@code bank_synth}: a table that is generated while it is read. Options are those of the command line:
 * {@code model}, {@code table}, {@code target_table}, {@code target_rows}, {@code seed}, {@code include_children}, {@code
 * table_rows}, {@code parent_scale}; and {@code partitions} or {@code rows_per_partition}.
 */
public final class BankSynthSource implements TableProvider, DataSourceRegister {
    private @Nullable GeneratedTable table;

    @Override
    public String shortName() {
        return "bank_synth";
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return table(options).struct();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return table(new CaseInsensitiveStringMap(properties));
    }

    /** Spark asks for the schema and then for the table with the same options: the pack is read once. */
    private GeneratedTable table(CaseInsensitiveStringMap options) {
        SourceOptions asked = SourceOptions.of(options);
        if (table == null || !table.options().equals(asked)) {
            PlannedSource source = PlannedSource.of(asked);
            TablePlan plan = source.plan().tables().stream()
                    .filter(t -> t.name().equals(asked.table()))
                    .findFirst()
                    .orElseThrow(() -> BankSynthException.usage("Cannot read table " + asked.table()
                            + ": it is not generated with "
                            + source.plan().request().target()
                            + " as target; set include_children, or another target_table"));
            table = new GeneratedTable(asked, source, plan);
        }
        return table;
    }
}
