package io.banksynth.sink.jdbc;

import io.banksynth.schema.TableName;
import io.banksynth.source.jdbc.ImportedKey;
import java.util.List;

/**
 * A foreign key as the database has it.
 *
 * @param columns of the child, by their names in the plan
 * @param checked when the database checks it
 */
public record TargetKey(String name, List<String> columns, TableName parent, ImportedKey.Check checked) {
    public TargetKey {
        columns = List.copyOf(columns);
    }
}
