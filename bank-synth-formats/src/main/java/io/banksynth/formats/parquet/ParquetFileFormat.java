package io.banksynth.formats.parquet;

import io.banksynth.error.BankSynthException;
import io.banksynth.formats.TimestampDigits;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import io.banksynth.source.BatchReader;
import io.banksynth.source.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.Type;

/** Reads Parquet files of any writer: samples, and what was generated. */
public final class ParquetFileFormat implements FileFormat {
    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public boolean accepts(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    @Override
    public List<Column> columns(Path file) throws IOException {
        try (ParquetFileReader reader = reader(file)) {
            FileMetaData meta = reader.getFooter().getFileMetaData();
            Map<String, String> ours = meta.getKeyValueMetaData();
            List<Column> columns = new ArrayList<>();
            Set<String> undeclared = new HashSet<>();
            for (Type field : meta.getSchema().getFields()) {
                columns.add(new Column(field.getName(), ParquetTypes.dataType(field, ours, file.toString()), true));
                if (!ours.containsKey(ParquetTypes.TYPE_KEY + field.getName())) {
                    undeclared.add(TableName.fold(field.getName()));
                }
            }
            return TimestampDigits.settle(this, file, columns, undeclared);
        }
    }

    @Override
    public BatchReader open(Path file, List<Column> columns) throws IOException {
        ParquetFileReader reader = reader(file);
        try {
            return new ParquetBatchReader(file, reader, columns);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static ParquetFileReader reader(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw BankSynthException.source("Cannot read " + file + ": it is no file");
        }
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        try {
            return ParquetFileReader.open(new LocalInputFile(file), options);
        } catch (RuntimeException e) {
            throw BankSynthException.source(
                    "Cannot read " + file + ": it is not a whole Parquet file (" + e.getMessage() + ")", e);
        }
    }
}
