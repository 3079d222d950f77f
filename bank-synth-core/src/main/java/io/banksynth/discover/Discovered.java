package io.banksynth.discover;

import io.banksynth.schema.SchemaGraph;
import java.util.List;

/**
 * What was discovered.
 *
 * @param uses how queries use columns apart from joins, sorted by table and column
 * @param warnings one line each: what was passed over and why
 */
public record Discovered(SchemaGraph graph, List<ColumnUse> uses, List<String> warnings) {
    public Discovered {
        uses = List.copyOf(uses);
        warnings = List.copyOf(warnings);
    }
}
