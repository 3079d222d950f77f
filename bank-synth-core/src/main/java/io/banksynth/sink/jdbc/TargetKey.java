package io.banksynth.sink.jdbc;

import io.banksynth.schema.TableName;
import java.util.List;

/**
 * A foreign key as the database has it.
 *
 * @param columns of the child, by their names in the plan
 * @param checked when the database checks it
 */
public record TargetKey(String name, List<String> columns, TableName parent, Check checked) {
    /** When a foreign key is checked. */
    public enum Check {
        /** With every statement. */
        AT_ONCE,
        /** At the end of a transaction, where the transaction asks for it. */
        CAN_WAIT
    }

    public TargetKey {
        columns = List.copyOf(columns);
    }
}
