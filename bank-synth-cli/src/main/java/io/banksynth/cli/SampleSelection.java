package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.FileFormat;
import io.banksynth.source.FileFormats;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import io.banksynth.source.Samples;
import io.banksynth.source.TableFiles;
import io.banksynth.source.TablesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which samples are read.
 *
 * @param folder with a file for each table
 * @param file says more about tables, and where other samples lie
 * @param tables the only ones to read; empty for all
 */
record SampleSelection(Optional<Path> folder, Optional<TablesFile> file, List<TableName> tables) {
    /** All rows of the samples; none where no folder and no file is given. */
    Samples load() {
        return load(Map.of());
    }

    /** As {@link #load()}, of the types that are declared and not of those that values suggest. */
    Samples load(Map<TableName, Table> declared) {
        List<String> warnings = new ArrayList<>();
        Samples samples = SampleLoader.load(files(warnings), declared);
        warnings.addAll(samples.warnings());
        return new Samples(samples.samples(), warnings);
    }

    /** The tables that would be read. */
    List<TableName> names() {
        return files(new ArrayList<>()).stream().map(TableFiles::table).toList();
    }

    private List<TableFiles> files(List<String> warnings) {
        List<TableFiles> found = new ArrayList<>();
        folder.map(SampleFolder::of).ifPresent(all -> {
            found.addAll(all.tables());
            warnings.addAll(all.warnings());
        });
        for (TablesFile.Entry entry : file.map(TablesFile::entries).orElse(List.of())) {
            if (entry.query().isPresent()) {
                throw Absent.engine("the query of table " + entry.table(), "no database reader", "a file");
            }
            entry.file().ifPresent(path -> {
                found.removeIf(files -> files.table().equals(entry.table()));
                found.add(new TableFiles(entry.table(), List.of(path), format(path, entry.table())));
            });
        }
        return tables.isEmpty() || found.isEmpty()
                ? found
                : new SampleFolder(found, List.of()).only(tables).tables();
    }

    /** Samples of the folder's other tables, where only some were asked for; what cannot be read is told as a warning. */
    Samples others() {
        List<Sample> samples = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<TableFiles> all = tables.isEmpty()
                ? List.of()
                : folder.map(SampleFolder::of).map(SampleFolder::tables).orElse(List.of());
        for (TableFiles files : all) {
            if (tables.contains(files.table())) {
                continue;
            }
            try {
                samples.addAll(SampleLoader.load(List.of(files), Map.of()).samples());
            } catch (BankSynthException e) {
                warnings.add("Passed over, though other tables may point at it: " + e.getMessage());
            }
        }
        return new Samples(samples, warnings);
    }

    private static FileFormat format(Path path, TableName table) {
        if (!Files.isRegularFile(path)) {
            throw BankSynthException.source("Cannot read sample of table " + table + ": there is no file " + path);
        }
        FileFormats formats = FileFormats.installed();
        return formats.of(path)
                .orElseThrow(() -> BankSynthException.source("Cannot read sample of table " + table + ": " + path
                        + " is in none of the formats " + formats.names()));
    }
}
