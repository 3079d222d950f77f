package io.banksynth.source;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The file formats on the class path, sorted by name. */
public record FileFormats(List<FileFormat> formats) {
    public FileFormats {
        formats =
                formats.stream().sorted(Comparator.comparing(FileFormat::name)).toList();
    }

    /** All that {@link ServiceLoader} finds. */
    public static FileFormats installed() {
        return new FileFormats(ServiceLoader.load(FileFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** The format that reads a file, told by the file's name. */
    public Optional<FileFormat> of(Path file) {
        return formats.stream().filter(format -> format.accepts(file)).findFirst();
    }

    /** For messages: {@code csv, orc}. */
    public String names() {
        return formats.stream().map(FileFormat::name).collect(Collectors.joining(", "));
    }
}
