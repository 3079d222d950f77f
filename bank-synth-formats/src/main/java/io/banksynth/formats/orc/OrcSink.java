package io.banksynth.formats.orc;

import io.banksynth.formats.orc.encode.OrcEncoder;
import io.banksynth.formats.orc.encode.OrcOptions;
import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.orc.TypeDescription;

/** Writes a table through our own encoder. */
final class OrcSink implements TableSink {
    private final Table table;
    private final OrcOptions options;
    private final TypeDescription schema;

    OrcSink(Table table, OrcOptions options) {
        this.table = table;
        this.options = options;
        this.schema = OrcTypes.struct(table.columns());
    }

    @Override
    public BatchWriter open(Path file) throws IOException {
        return new OrcEncoder(file, table.columns(), schema, options);
    }
}
