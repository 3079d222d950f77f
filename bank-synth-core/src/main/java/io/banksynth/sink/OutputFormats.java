package io.banksynth.sink;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The formats on the class path, by the names that {@code --output_formats} takes. */
public final class OutputFormats {
    private OutputFormats() {}

    /**
     * Those formats, each once, in the order asked for, laid out so if they can be.
     *
     * @throws BankSynthException if there is none of a name, or none of them has such a layout
     */
    public static List<TableSink.Format> named(List<String> names, FileLayout layout) {
        Map<String, TableSink.Format> installed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ServiceLoader.load(TableSink.Format.class).forEach(format -> installed.put(format.name(), format));
        List<TableSink.Format> formats = new ArrayList<>();
        for (String name : names) {
            TableSink.Format format = installed.get(name.strip());
            if (format == null) {
                throw BankSynthException.usage("Cannot write format '" + name + "': the formats are "
                        + String.join(", ", installed.keySet())
                        + Suggestion.question(name, installed.keySet()));
            }
            if (!formats.contains(format)) {
                formats.add(format);
            }
        }
        return laidOut(formats, layout);
    }

    private static List<TableSink.Format> laidOut(List<TableSink.Format> formats, FileLayout layout) {
        if (layout.equals(FileLayout.USUAL)) {
            return formats;
        }
        if (formats.stream().allMatch(format -> format.laidOut(layout).isEmpty())) {
            throw BankSynthException.usage("Cannot lay out "
                    + formats.stream().map(TableSink.Format::name).collect(Collectors.joining(", "))
                    + ": --compression, --bloom_columns, --partition_by and --writer are for ORC and Parquet; leave them out or add"
                    + " hive_orc or hive_parquet to --output_formats");
        }
        return formats.stream()
                .map(format -> format.laidOut(layout).orElse(format))
                .toList();
    }
}
