package io.banksynth.sink.csv;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.ddl.ControlFile;
import io.banksynth.sink.ddl.OracleTables;
import io.banksynth.source.FileFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What SQL*Loader loads into Oracle: {@code oracle/<table>.csv}, a control file per table, and the tables' DDL. */
public final class OracleCsvFormat implements TableSink.Format {
    @Override
    public String name() {
        return "oracle";
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
        return new CsvSink(table, CsvSpelling.ORACLE);
    }

    @Override
    public List<TableSink.Companion> companions(List<Table> tables, List<Relationship> relationships) {
        return companions(tables, relationships, Map.of());
    }

    @Override
    public List<TableSink.Companion> companions(
            List<Table> tables, List<Relationship> relationships, Map<TableName, List<String>> files) {
        List<TableSink.Companion> companions = new ArrayList<>();
        companions.add(OracleTables.script(tables, relationships));
        tables.forEach(table -> companions.add(ControlFile.of(table, files.getOrDefault(table.name(), List.of()))));
        return companions;
    }

    @Override
    public FileFormat reader() {
        return new WrittenCsv(CsvSpelling.ORACLE);
    }
}
