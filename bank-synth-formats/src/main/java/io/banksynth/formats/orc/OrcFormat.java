package io.banksynth.formats.orc;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.ddl.HiveTables;
import io.banksynth.source.FileFormat;
import java.util.List;

/** ORC files laid out as Hive wants them: {@code hive_orc/<table>/<file>.orc}. */
public final class OrcFormat implements TableSink.Format {
    @Override
    public String name() {
        return "hive_orc";
    }

    @Override
    public String extension() {
        return "orc";
    }

    @Override
    public boolean folderPerTable() {
        return true;
    }

    @Override
    public TableSink sink(Table table) {
        return new OrcSink(table);
    }

    @Override
    public List<TableSink.Companion> companions(List<Table> tables, List<Relationship> relationships) {
        return List.of(HiveTables.ORC.script(tables));
    }

    @Override
    public FileFormat reader() {
        return new OrcFileFormat();
    }
}
