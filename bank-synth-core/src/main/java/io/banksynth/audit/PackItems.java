package io.banksynth.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every text and number of a pack's files, whatever they mean: an audit that knew the models would miss what a later
 * version adds.
 */
final class PackItems {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final List<PackItem> items = new ArrayList<>();

    private PackItems() {}

    static List<PackItem> of(ModelPack pack) {
        PackItems all = new PackItems();
        PackFiles.files(pack).forEach((file, bytes) -> {
            try {
                all.walk(new Place(file, Optional.empty(), Optional.empty(), ""), JSON.readValue(bytes, Object.class));
            } catch (IOException e) {
                throw new IllegalStateException("A pack's files are JSON", e);
            }
        });
        return all.items;
    }

    private record Place(String file, Optional<TableName> table, Optional<String> column, String kind) {
        Place under(String key) {
            return new Place(file, table, column, key);
        }
    }

    private void walk(Place place, @Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            Place here = entered(place, map);
            boolean texts = place.kind().equals("frequencies");
            map.forEach((key, value) -> {
                if (texts) {
                    items.add(new PackItem(here.file(), here.table(), here.column(), "frequencies", key));
                } else {
                    walk(here.under(String.valueOf(key)), value);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> walk(place, item));
        } else if (node instanceof String || node instanceof Number) {
            items.add(new PackItem(place.file(), place.table(), place.column(), place.kind(), node));
        }
    }

    /** Entries of the lists {@code tables} and {@code columns} say which table and column all below is about. */
    private static Place entered(Place place, Map<?, ?> map) {
        Object table = map.containsKey("table") ? map.get("table") : map.get("name");
        if (place.kind().equals("tables") && place.table().isEmpty() && table instanceof String name) {
            return new Place(place.file(), Optional.of(TableName.parse(name)), Optional.empty(), "");
        }
        Object column = map.containsKey("column") ? map.get("column") : map.get("name");
        if (place.kind().equals("columns") && place.column().isEmpty() && column instanceof String name) {
            return new Place(place.file(), place.table(), Optional.of(TableName.fold(name)), "");
        }
        return place;
    }
}
