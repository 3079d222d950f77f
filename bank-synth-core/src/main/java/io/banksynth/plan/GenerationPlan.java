package io.banksynth.plan;

import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything about a run that needs no row to be drawn.
 *
 * @param tables those that will be generated, parents before children
 * @param sizing the same tables in the order in which their rows are counted
 * @param warnings what the user should know before the run
 * @param keysOnly tables that lend their keys to others and are not written
 * @param earlier the plan of the run that rows are added to: its tables are those of this plan, its rows are there
 */
public record GenerationPlan(
        GenerationRequest request,
        List<TablePlan> tables,
        List<TableName> sizing,
        List<String> warnings,
        Set<TableName> keysOnly,
        Optional<GenerationPlan> earlier) {
    public GenerationPlan {
        tables = List.copyOf(tables);
        sizing = List.copyOf(sizing);
        warnings = List.copyOf(warnings);
        keysOnly = Set.copyOf(keysOnly);
    }

    /** The tables whose rows are written: all of them but those of mere keys, or only the target where an earlier run has the others. */
    public List<TablePlan> written() {
        return earlier.isEmpty()
                ? tables.stream().filter(t -> !keysOnly.contains(t.name())).toList()
                : List.of(table(request.target()));
    }

    /** The plan of a table that is generated. */
    public TablePlan table(TableName name) {
        return tables.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not in the plan: " + name));
    }
}
