package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import io.banksynth.sink.TableSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The formats on the class path, by the names that {@code --output_formats} takes. */
final class OutputFormats {
    private OutputFormats() {}

    /**
     * Those formats, each once, in the order asked for.
     *
     * @throws BankSynthException if there is none of a name
     */
    static List<TableSink.Format> named(List<String> names) {
        Map<String, TableSink.Format> installed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ServiceLoader.load(TableSink.Format.class).forEach(format -> installed.put(format.name(), format));
        List<TableSink.Format> formats = new ArrayList<>();
        for (String name : names) {
            TableSink.Format format = installed.get(name.strip());
            if (format == null) {
                throw BankSynthException.usage("Cannot write format '" + name + "': the formats are "
                        + String.join(", ", installed.keySet())
                        + Suggestion.nearest(name, installed.keySet())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
            if (!formats.contains(format)) {
                formats.add(format);
            }
        }
        return formats;
    }
}
