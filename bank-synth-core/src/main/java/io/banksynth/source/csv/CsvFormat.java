package io.banksynth.source.csv;

import io.banksynth.schema.Column;
import io.banksynth.source.BatchReader;
import io.banksynth.source.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Delimited text with a header row: {@code .csv}, {@code .tsv} and {@code .txt}, also packed as {@code .gz}. Delimiter,
 * quote and encoding are found by looking; types are inferred from all rows. An empty cell is null, an empty pair of
 * quotes the empty text. docs/formats/csv.md states the rules.
 */
public final class CsvFormat implements FileFormat {
    private static final Pattern NAMES = Pattern.compile(".+\\.(csv|tsv|txt)(\\.gz)?");

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public boolean accepts(Path file) {
        return NAMES.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                .matches();
    }

    @Override
    public List<Column> columns(Path file) throws IOException {
        return inspect(file).columns();
    }

    @Override
    public Inspection inspect(Path file) throws IOException {
        CsvProfile profile = CsvProfile.of(CsvFile.of(file));
        return new Inspection(profile.columns(), profile.warnings());
    }

    @Override
    public BatchReader open(Path file, List<Column> columns) throws IOException {
        return new CsvBatchReader(CsvFile.of(file), columns);
    }
}
