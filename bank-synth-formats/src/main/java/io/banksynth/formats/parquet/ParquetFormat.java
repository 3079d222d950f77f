package io.banksynth.formats.parquet;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.ddl.HiveTables;
import io.banksynth.source.FileFormat;
import java.util.List;

/** Parquet files laid out as Hive wants them: {@code hive_parquet/<table>/<file>.parquet}. */
public final class ParquetFormat implements TableSink.Format {
    @Override
    public String name() {
        return "hive_parquet";
    }

    @Override
    public String extension() {
        return "parquet";
    }

    @Override
    public boolean folderPerTable() {
        return true;
    }

    @Override
    public TableSink sink(Table table) {
        return new ParquetSink(table);
    }

    @Override
    public List<TableSink.Companion> companions(List<Table> tables, List<Relationship> relationships) {
        return List.of(HiveTables.PARQUET.script(tables));
    }

    @Override
    public FileFormat reader() {
        return new ParquetFileFormat();
    }
}
