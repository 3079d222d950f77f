package io.banksynth.sink.csv;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.sink.TableSink;
import io.banksynth.source.FileFormat;
import java.util.List;

/** CSV for people and other tools: {@code csv/<table>.csv} (docs/formats/csv.md). */
public final class CsvSinkFormat implements TableSink.Format {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public boolean folderPerTable() {
        return false;
    }

    @Override
    public TableSink sink(Table table) {
        return new CsvSink(table, CsvSpelling.COMMON);
    }

    @Override
    public List<TableSink.Companion> companions(List<Table> tables, List<Relationship> relationships) {
        return List.of();
    }

    @Override
    public FileFormat reader() {
        return new WrittenCsv(CsvSpelling.COMMON);
    }
}
