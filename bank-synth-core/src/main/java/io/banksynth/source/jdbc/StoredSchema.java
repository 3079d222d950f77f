package io.banksynth.source.jdbc;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a schema as its database declares them.
 *
 * @param owner the database's own name of the schema
 * @param warnings what could not be found out, one line each
 */
public record StoredSchema(String origin, String owner, List<StoredTable> tables, List<String> warnings) {
    public StoredSchema {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }

    /** The same for discovery. */
    public Catalogue catalogue() {
        return new Catalogue(origin, tables.stream().map(StoredTable::declared).toList());
    }

    /** The table of that name. */
    public Optional<StoredTable> table(TableName name) {
        return tables.stream().filter(t -> t.declared().name().equals(name)).findFirst();
    }
}
