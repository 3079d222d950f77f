package io.banksynth.plan;

import io.banksynth.schema.TableName;
import java.util.Map;

/**
 * A run that is there already, as far as rows that are added to it must know it.
 *
 * @param request what it was asked for: with the same pack it gives the same rows again
 * @param rows that it wrote of each table
 */
public record EarlierRun(String runId, GenerationRequest request, Map<TableName, Long> rows) {
    public EarlierRun {
        rows = Map.copyOf(rows);
    }
}
