package io.banksynth.source;

import io.banksynth.schema.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file format that tables can be read from. Found by {@link java.util.ServiceLoader}; the CSV format is built in. */
public interface FileFormat {
    /** The format's name in messages, such as {@code csv}. */
    String name();

    /** Whether this format reads that file, told by its name alone. */
    boolean accepts(Path file);

    /**
     * The columns of a file: its schema where it has one, inferred from all its rows where it has none.
     *
     * @throws io.banksynth.error.BankSynthException if it is not such a file
     */
    List<Column> columns(Path file) throws IOException;

    /** As {@link #columns}, with what a person should know about how they were inferred. */
    default Inspection inspect(Path file) throws IOException {
        return new Inspection(columns(file), List.of());
    }

    /**
     * What was found out about a file's columns.
     *
     * @param warnings one line each
     */
    record Inspection(List<Column> columns, List<String> warnings) {
        public Inspection {
            columns = List.copyOf(columns);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Opens a file.
     *
     * @param columns what to read, in this order and as these types: any of the file's columns
     */
    BatchReader open(Path file, List<Column> columns) throws IOException;
}
