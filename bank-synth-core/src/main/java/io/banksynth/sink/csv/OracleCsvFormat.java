package io.banksynth.sink.csv;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.ddl.ControlFile;
import io.banksynth.sink.ddl.OracleTables;
import io.banksynth.source.FileFormat;
import java.util.ArrayList;
import java.util.List;

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
        List<TableSink.Companion> companions = new ArrayList<>();
        companions.add(OracleTables.script(tables, relationships));
        tables.forEach(table -> companions.add(ControlFile.of(table)));
        return companions;
    }

    @Override
    public FileFormat reader() {
        return new WrittenCsv(CsvSpelling.ORACLE);
    }
}
