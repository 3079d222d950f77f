package io.banksynth.source;

import io.banksynth.schema.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Samples of several tables.
 *
 * @param samples sorted by table
 * @param warnings what a person should know about how they were read, one line each
 */
public record Samples(List<Sample> samples, List<String> warnings) {
    public Samples {
        samples = samples.stream().sorted(Comparator.comparing(Sample::table)).toList();
        warnings = List.copyOf(warnings);
    }

    /** The sample of a table. */
    public Optional<Sample> of(TableName table) {
        return samples.stream().filter(s -> s.table().equals(table)).findFirst();
    }
}
