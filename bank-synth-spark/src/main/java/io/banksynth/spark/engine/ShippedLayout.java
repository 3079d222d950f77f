package io.banksynth.spark.engine;

import io.banksynth.schema.TableName;
import io.banksynth.sink.Codec;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.PartitionColumns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A layout of files on its way to the tasks, whose files hold ranges of rows whatever becomes of them later. */
record ShippedLayout(FileLayout.Writer writer, @Nullable Codec codec, HashMap<String, ArrayList<String>> blooms)
        implements Serializable {
    static ShippedLayout of(FileLayout layout) {
        HashMap<String, ArrayList<String>> blooms = new HashMap<>();
        layout.blooms().forEach((table, columns) -> blooms.put(table.shown(), new ArrayList<>(columns)));
        return new ShippedLayout(layout.writer(), layout.codec().orElse(null), blooms);
    }

    FileLayout layout() {
        Map<TableName, Set<String>> all = new LinkedHashMap<>();
        blooms.forEach((table, columns) -> all.put(TableName.parse(table), Set.copyOf(columns)));
        return new FileLayout(writer, Optional.ofNullable(codec), all, PartitionColumns.NONE);
    }
}
