package io.banksynth.plan;

import io.banksynth.schema.TableName;
import java.util.List;

/**
 * Everything about a run that needs no row to be drawn.
 *
 * @param tables those that will be generated, parents before children
 * @param sizing the same tables in the order in which their rows are counted
 * @param warnings what the user should know before the run
 */
public record GenerationPlan(
        GenerationRequest request, List<TablePlan> tables, List<TableName> sizing, List<String> warnings) {
    public GenerationPlan {
        tables = List.copyOf(tables);
        sizing = List.copyOf(sizing);
        warnings = List.copyOf(warnings);
    }

    /** The plan of a table that is generated. */
    public TablePlan table(TableName name) {
        return tables.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not in the plan: " + name));
    }
}
