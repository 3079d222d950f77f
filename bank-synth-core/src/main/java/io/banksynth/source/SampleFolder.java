package io.banksynth.source;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import io.banksynth.schema.SafeFileName;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of a folder of samples: a file is the table that its name says ({@code accounts.csv}, {@code core.accounts.csv}
 * with a schema), the parts {@code t-00000-of-00004.csv} together are table t, and so are all files in a subfolder t.
 * Names that begin with a dot or an underscore, and files named README or LICENSE, are passed over.
 *
 * @param tables sorted by name, no two of one name
 * @param warnings one line each
 */
public record SampleFolder(List<TableFiles> tables, List<String> warnings) {
    private static final Pattern PART = Pattern.compile("(.+)-(\\d{5})-of-(\\d{5})");
    private static final Pattern ENDING = Pattern.compile("\\.[a-z]+(\\.gz)?$");

    public SampleFolder {
        tables = tables.stream().sorted(Comparator.comparing(TableFiles::table)).toList();
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks into a folder, or at a single file.
     *
     * @throws BankSynthException if there is no such folder, no table in it, or a table twice
     */
    public static SampleFolder of(Path folder) {
        return of(folder, FileFormats.installed());
    }

    static SampleFolder of(Path folder, FileFormats formats) {
        if (!Files.exists(folder)) {
            throw BankSynthException.source("Cannot read samples: there is no folder " + folder);
        }
        Search search = new Search(formats);
        for (Path path : Files.isDirectory(folder) ? children(folder) : List.of(folder)) {
            if (Files.isDirectory(path)) {
                search.addFolder(path);
            } else {
                search.addFile(path);
            }
        }
        if (search.found.isEmpty()) {
            throw BankSynthException.source("Cannot read samples: no table lies in " + folder
                    + "; it needs one file per table, named after it, in one of the formats " + formats.names()
                    + search.passedOver());
        }
        return new SampleFolder(search.tables(), search.warnings(folder));
    }

    /**
     * Only some of the tables.
     *
     * @throws BankSynthException if one of them is not there
     */
    public SampleFolder only(Collection<TableName> names) {
        for (TableName name : names) {
            if (tables.stream().noneMatch(t -> t.table().equals(name))) {
                throw BankSynthException.usage("Cannot find table " + name + " among the samples: they have "
                        + Suggestion.listed(
                                name.shown(),
                                tables.stream().map(t -> t.table().shown()).toList()));
            }
        }
        return new SampleFolder(
                tables.stream().filter(t -> names.contains(t.table())).toList(), warnings);
    }

    /** No table yet, to be filled {@link #with} a tables file. */
    public static SampleFolder empty() {
        return new SampleFolder(List.of(), List.of());
    }

    /**
     * These tables and those of a tables file, whose files win.
     *
     * @throws BankSynthException if the file names a table that has no sample, neither here nor there nor by a query
     */
    public SampleFolder with(TablesFile file) {
        return with(file, FileFormats.installed());
    }

    SampleFolder with(TablesFile file, FileFormats formats) {
        Map<TableName, TableFiles> all = new TreeMap<>();
        tables.forEach(t -> all.put(t.table(), t));
        for (TablesFile.Entry entry : file.entries()) {
            if (entry.file().isPresent()) {
                Path path = entry.file().get();
                FileFormat format = formats.of(path)
                        .orElseThrow(() -> BankSynthException.usage("Cannot read table " + entry.table() + ": " + path
                                + " has the ending of none of the formats " + formats.names()));
                all.put(entry.table(), new TableFiles(entry.table(), List.of(path), format));
            } else if (entry.query().isEmpty() && !all.containsKey(entry.table())) {
                throw BankSynthException.usage("Cannot read table " + entry.table() + ": " + file.origin()
                        + " names neither a file nor a query for it, and the samples have no such table");
            }
        }
        return new SampleFolder(List.copyOf(all.values()), warnings);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(SampleFolder::isMeant).sorted().toList();
        } catch (IOException e) {
            throw BankSynthException.source("Cannot read samples: folder " + folder + " cannot be listed", e);
        }
    }

    private static boolean isMeant(Path path) {
        String name = path.getFileName().toString().toUpperCase(Locale.ROOT);
        return !name.startsWith(".") && !name.startsWith("_") && !name.matches("(README|LICENSE)(\\..*)?");
    }

    private static String stem(Path file) {
        return ENDING.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                .replaceFirst("");
    }

    /** What has been found so far. */
    private static final class Search {
        private final FileFormats formats;
        private final Map<TableName, TableFiles> found = new TreeMap<>();
        private final Map<TableName, List<Path>> parts = new TreeMap<>();
        private final List<String> passedOver = new ArrayList<>();

        Search(FileFormats formats) {
            this.formats = formats;
        }

        void addFile(Path file) {
            Optional<FileFormat> format = formats.of(file);
            if (format.isEmpty()) {
                passedOver.add(file.getFileName().toString());
                return;
            }
            Matcher part = PART.matcher(stem(file));
            if (!part.matches()) {
                add(new TableFiles(named(stem(file), file), List.of(file), format.get()));
                return;
            }
            TableName table = named(part.group(1), file);
            List<Path> siblings = parts.computeIfAbsent(table, t -> new ArrayList<>());
            siblings.add(file);
            add(new TableFiles(table, siblings, format.get()));
        }

        void addFolder(Path folder) {
            List<Path> files = children(folder).stream()
                    .filter(f -> Files.isRegularFile(f) && formats.of(f).isPresent())
                    .toList();
            if (files.isEmpty()) {
                passedOver.add(folder.getFileName() + "/");
                return;
            }
            FileFormat format = formats.of(files.get(0)).orElseThrow();
            for (Path file : files) {
                if (!formats.of(file).orElseThrow().name().equals(format.name())) {
                    throw BankSynthException.source("Cannot read samples: folder " + folder
                            + " holds files of two formats, " + files.get(0).getFileName() + " and "
                            + file.getFileName() + "; a table's files need one format");
                }
            }
            add(new TableFiles(named(folder.getFileName().toString(), folder), files, format));
        }

        private void add(TableFiles files) {
            TableFiles before = found.put(files.table(), files);
            boolean continued = before != null && files.files().containsAll(before.files());
            if (before != null && !continued) {
                throw BankSynthException.source(
                        "Cannot read samples: " + before.files().get(0) + " and "
                                + files.files().get(0) + " are both table " + files.table()
                                + " (names compare without case); remove or rename one");
            }
        }

        private static TableName named(String name, Path file) {
            try {
                return SafeFileName.table(name);
            } catch (IllegalArgumentException e) {
                throw BankSynthException.source("Cannot read " + file + ": its name names no table", e);
            }
        }

        List<TableFiles> tables() {
            parts.forEach(SampleFolder::checkComplete);
            return List.copyOf(found.values());
        }

        String passedOver() {
            return passedOver.isEmpty() ? "" : ", and not " + String.join(", ", passedOver);
        }

        List<String> warnings(Path folder) {
            if (passedOver.isEmpty()) {
                return List.of();
            }
            return List.of("Passed over in " + folder + ", being in none of the formats " + formats.names() + ": "
                    + String.join(", ", passedOver));
        }
    }

    /** Parts say how many they are; a missing one would silently make the sample a different one. */
    private static void checkComplete(TableName table, List<Path> parts) {
        Matcher last = PART.matcher(stem(parts.get(parts.size() - 1)));
        if (last.matches() && Integer.parseInt(last.group(3)) != parts.size()) {
            throw BankSynthException.source("Cannot read samples of table " + table + ": "
                    + parts.get(0).getParent() + " holds " + parts.size() + " of its "
                    + Integer.parseInt(last.group(3)) + " parts");
        }
    }
}
