package io.banksynth.sink.csv;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.ddl.ControlFile;
import io.banksynth.sink.ddl.LoadScript;
import io.banksynth.sink.ddl.LongTexts;
import io.banksynth.sink.ddl.OracleTables;
import io.banksynth.sink.ddl.VerifyScript;
import io.banksynth.source.FileFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What SQL*Loader loads into Oracle: {@code oracle/<table>.csv}, a control file per table, the tables' DDL,
 * and the scripts that load and verify all of it.
 */
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
            List<Table> tables, List<Relationship> relationships, Map<TableName, TableSink.Written> written) {
        List<Table> fitted = new ArrayList<>();
        List<TableSink.Companion> companions = new ArrayList<>();
        for (Table table : tables) {
            Optional<TableSink.Written> known = Optional.ofNullable(written.get(table.name()));
            fitted.add(
                    LongTexts.fitted(table, known.map(TableSink.Written::sums).orElse(List.of())));
        }
        OracleTables definitions = OracleTables.of(fitted, relationships);
        companions.add(definitions.script());
        for (Table table : fitted) {
            Optional<TableSink.Written> known = Optional.ofNullable(written.get(table.name()));
            companions.add(
                    ControlFile.of(table, known.map(TableSink.Written::files).orElse(List.of())));
        }
        companions.addAll(LoadScript.of(fitted, definitions, written));
        companions.add(VerifyScript.of(fitted, relationships, written));
        return companions;
    }

    @Override
    public boolean needsSums() {
        return true;
    }

    @Override
    public FileFormat reader() {
        return new WrittenCsv(CsvSpelling.ORACLE);
    }
}
