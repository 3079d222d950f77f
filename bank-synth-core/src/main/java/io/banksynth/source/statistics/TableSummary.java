package io.banksynth.source.statistics;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Map;

/**
 * What is known of a table without reading it.
 *
 * @param columns with the types that rows will have
 * @param rows as the optimiser believes
 * @param summaries by column
 */
public record TableSummary(
        Catalogue.Declared declared, List<Column> columns, long rows, Map<String, ColumnSummary> summaries) {
    public TableSummary {
        columns = List.copyOf(columns);
        summaries = Map.copyOf(summaries);
    }

    public TableName name() {
        return declared.name();
    }

    /** What is known of a column. */
    public ColumnSummary of(String column) {
        return summaries.getOrDefault(column, ColumnSummary.UNKNOWN);
    }
}
