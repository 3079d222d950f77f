package io.banksynth.discover;

import io.banksynth.discover.sql.Definitions;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table with what scripts and samples say of it. */
final class KnownTable {
    final TableName name;
    final @Nullable Sample sample;
    /** Whether the order of the columns is the table's own; queries alone do not tell it. */
    final boolean ordered;

    final Map<String, KnownColumn> columns = new LinkedHashMap<>();
    List<String> primaryKey = List.of();
    List<List<String>> unique = List.of();
    List<Definitions.ForeignKey> foreignKeys = List.of();
    List<Definitions.Check> checks = List.of();

    /**
     * A column with what is known of it.
     *
     * @param declared its type in a script
     * @param sampled its type by the samples' values
     */
    record KnownColumn(String name, Optional<DataType> declared, Optional<DataType> sampled, boolean nullable) {
        /** What two scripts say of one column: the first one's type, and a value in every row if either demands it. */
        KnownColumn and(KnownColumn other) {
            return new KnownColumn(name, declared.or(() -> other.declared), sampled, nullable && other.nullable);
        }
    }

    KnownTable(TableName name, @Nullable Sample sample) {
        this.name = name;
        this.sample = sample;
        this.ordered = true;
    }

    /** A table that only queries name. */
    KnownTable(TableName name) {
        this.name = name;
        this.sample = null;
        this.ordered = false;
    }

    boolean keysDeclared() {
        return !primaryKey.isEmpty() || !unique.isEmpty();
    }
}
