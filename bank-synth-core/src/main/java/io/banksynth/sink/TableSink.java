package io.banksynth.sink;

import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one table as files of one format. Safe for use by several threads: each file has its own writer. */
public interface TableSink {
    /**
     * Begins a file.
     *
     * @param file a path that does not exist yet
     */
    BatchWriter open(Path file) throws IOException;

    /** The format of a sink, found by its option name through {@link java.util.ServiceLoader}. */
    interface Format {
        /** The name under which {@code --output_formats} asks for it, and its folder in the output: {@code hive_orc}. */
        String name();

        /** The same format laid out otherwise; empty where there is nothing to choose. */
        default Optional<Format> laidOut(FileLayout layout) {
            return Optional.empty();
        }

        /** The tables that this format divides into folders. */
        default PartitionColumns partitions() {
            return PartitionColumns.NONE;
        }

        /** How its files' names end, without a dot: {@code orc}. */
        String extension();

        /** Whether each table has a folder of its own ({@code hive_orc/t/t.orc}) or a file ({@code oracle/t.csv}). */
        boolean folderPerTable();

        /**
         * A sink for a table.
         *
         * @param table its columns are those of the batches that will be written
         */
        TableSink sink(Table table);

        /** Texts that belong beside the data: DDL and control files for all tables, with paths under {@code ddl/}. */
        List<Companion> companions(List<Table> tables, List<io.banksynth.schema.Relationship> relationships);

        /**
         * As {@link #companions(List, List)}, for tables that may lie in several files.
         *
         * @param written what is known of each table's rows
         */
        default List<Companion> companions(
                List<Table> tables,
                List<io.banksynth.schema.Relationship> relationships,
                Map<TableName, Written> written) {
            return companions(tables, relationships);
        }

        /** Whether {@link Written#sums} are needed, which takes time. */
        default boolean needsSums() {
            return false;
        }

        /** Reads what this format writes. */
        io.banksynth.source.FileFormat reader();
    }

    /**
     * The rows of a table in one format.
     *
     * @param files below the run's folder, in the order of their rows
     * @param sums of the columns; empty if no format needs them
     */
    record Written(List<String> files, long rows, List<ColumnSum> sums) {
        public Written {
            files = List.copyOf(files);
            sums = List.copyOf(sums);
        }
    }

    /** A text file beside the data; {@code path} is relative to the run's folder. */
    record Companion(String path, String content) {}
}
