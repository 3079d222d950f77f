package io.banksynth.formats.parquet;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import io.banksynth.source.BatchReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Streams some columns of a Parquet file, row group by row group. */
final class ParquetBatchReader implements BatchReader {
    private final Path file;
    private final ParquetFileReader reader;
    private final MessageType projection;
    private final ParquetCopy[] copies;
    private final ColumnReader[] cells;
    private final Batch batch;
    private final String writtenBy;
    private long row;
    private long rowsLeftInGroup;

    ParquetBatchReader(Path file, ParquetFileReader reader, List<Column> columns) {
        this.file = file;
        this.reader = reader;
        FileMetaData meta = reader.getFooter().getFileMetaData();
        Map<String, String> ours = meta.getKeyValueMetaData();
        List<Type> fields = new ArrayList<>();
        this.copies = new ParquetCopy[columns.size()];
        for (int c = 0; c < copies.length; c++) {
            Type field = field(meta.getSchema(), columns.get(c));
            fields.add(field);
            copies[c] =
                    ParquetCopy.of(field, ParquetTypes.dataType(field, ours, file.toString()), columns.get(c), file);
        }
        this.projection = new MessageType(meta.getSchema().getName(), fields);
        this.writtenBy = String.valueOf(meta.getCreatedBy());
        this.cells = new ColumnReader[copies.length];
        this.batch = Batch.allocate(columns, Batch.CAPACITY);
        reader.setRequestedSchema(projection);
    }

    private Type field(MessageType schema, Column column) {
        for (Type field : schema.getFields()) {
            if (TableName.fold(field.getName()).equals(column.name())) {
                return field;
            }
        }
        List<String> names = schema.getFields().stream().map(Type::getName).toList();
        throw BankSynthException.source(
                "Cannot read " + file + ": it has no column " + column.name() + ", only " + String.join(", ", names));
    }

    @Override
    public @Nullable Batch next() throws IOException {
        try {
            while (rowsLeftInGroup == 0) {
                PageReadStore group = reader.readNextRowGroup();
                if (group == null) {
                    return null;
                }
                rowsLeftInGroup = group.getRowCount();
                begin(group);
            }
            int n = (int) Math.min(Batch.CAPACITY, rowsLeftInGroup);
            batch.begin(row);
            for (int c = 0; c < copies.length; c++) {
                read(cells[c], copies[c], batch.vector(c), n);
            }
            batch.end(n);
            row += n;
            rowsLeftInGroup -= n;
            return batch;
        } catch (ParquetRuntimeException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw BankSynthException.source(
                    "Cannot read " + file + ": it is damaged behind row " + row + " (" + e.getMessage() + ")", e);
        }
    }

    private void begin(PageReadStore group) {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(group, new NoRecords(), projection, writtenBy);
        for (int c = 0; c < cells.length; c++) {
            cells[c] =
                    store.getColumnReader(projection.getColumnDescription(new String[] {projection.getFieldName(c)}));
        }
    }

    private static void read(ColumnReader from, ParquetCopy copy, Vector to, int n) {
        int present = from.getDescriptor().getMaxDefinitionLevel();
        for (int i = 0; i < n; i++) {
            if (from.getCurrentDefinitionLevel() == present) {
                copy.copy(from, to, i);
            } else {
                to.setNull(i);
            }
            from.consume();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Records are not assembled: cells are read column by column. */
    private static final class NoRecords extends GroupConverter {
        private final PrimitiveConverter cell = new PrimitiveConverter() {};

        @Override
        public Converter getConverter(int field) {
            return cell;
        }

        @Override
        public void start() {
            // No record begins.
        }

        @Override
        public void end() {
            // No record ends.
        }
    }
}
