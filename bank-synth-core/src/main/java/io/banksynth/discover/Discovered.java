package io.banksynth.discover;

import io.banksynth.schema.SchemaGraph;
import java.util.List;

/**
 * What was discovered.
 *
 * @param warnings one line each: what was passed over and why
 */
public record Discovered(SchemaGraph graph, List<String> warnings) {
    public Discovered {
        warnings = List.copyOf(warnings);
    }
}
