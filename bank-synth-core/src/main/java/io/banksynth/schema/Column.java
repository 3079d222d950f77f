package io.banksynth.schema;

/** A column: its name in upper case, its type, and whether a row may lack a value. */
public record Column(String name, DataType type, boolean nullable) {
    public Column {
        name = TableName.fold(name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A column needs a name");
        }
    }
}
