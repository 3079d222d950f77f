package io.banksynth.sink;

import io.banksynth.schema.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a user may choose of how columnar files are written. The rows do not depend on it.
 *
 * @param codec empty for the format's usual one
 * @param blooms the columns that get Bloom filters, by table
 * @param partitions the columns for whose values a table has folders, outermost first
 */
public record FileLayout(
        Writer writer, Optional<Codec> codec, Map<TableName, Set<String>> blooms, PartitionColumns partitions) {
    /** Who encodes. */
    public enum Writer {
        /** The project's own encoder, which takes dictionary codes as they are drawn. */
        DIRECT,
        /** The format's own library, slower, to compare with. */
        LIBRARY
    }

    /** What is written where nothing is asked for. */
    public static final FileLayout USUAL =
            new FileLayout(Writer.DIRECT, Optional.empty(), Map.of(), PartitionColumns.NONE);

    public FileLayout {
        blooms = blooms.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
    }

    /** The columns of a table that get Bloom filters. */
    public Set<String> bloomsOf(TableName table) {
        return blooms.getOrDefault(table, Set.of());
    }
}
