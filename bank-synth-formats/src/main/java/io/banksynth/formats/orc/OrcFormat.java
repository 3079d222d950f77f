package io.banksynth.formats.orc;

import io.banksynth.formats.orc.encode.OrcOptions;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.PartitionColumns;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.ddl.HiveTables;
import io.banksynth.source.FileFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** ORC files laid out as Hive wants them: {@code hive_orc/<table>/<file>.orc}. */
public final class OrcFormat implements TableSink.Format {
    private final Function<Table, TableSink> sinks;
    private final PartitionColumns partitions;

    /** The format as {@link java.util.ServiceLoader} makes it. */
    public OrcFormat() {
        this(table -> new OrcSink(table, OrcOptions.defaults()));
    }

    private OrcFormat(Function<Table, TableSink> sinks) {
        this(sinks, PartitionColumns.NONE);
    }

    private OrcFormat(Function<Table, TableSink> sinks, PartitionColumns partitions) {
        this.sinks = sinks;
        this.partitions = partitions;
    }

    /** Written by our own encoder. */
    public static OrcFormat encoded(OrcOptions options) {
        return new OrcFormat(table -> new OrcSink(table, options));
    }

    /** Written by orc-core. */
    public static OrcFormat library() {
        return new OrcFormat(table -> new OrcLibrarySink(table, OrcOptions.defaults()));
    }

    @Override
    public String name() {
        return "hive_orc";
    }

    @Override
    public Optional<TableSink.Format> laidOut(FileLayout layout) {
        OrcOptions usual = OrcOptions.defaults();
        OrcOptions coded = usual.withCodec(layout.codec().orElse(usual.codec()));
        return Optional.of(new OrcFormat(
                table -> {
                    OrcOptions options = coded.withBlooms(layout.bloomsOf(table.name()));
                    return switch (layout.writer()) {
                        case DIRECT -> new OrcSink(table, options);
                        case LIBRARY -> new OrcLibrarySink(table, options);
                    };
                },
                layout.partitions()));
    }

    @Override
    public PartitionColumns partitions() {
        return partitions;
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
        return sinks.apply(table);
    }

    @Override
    public List<TableSink.Companion> companions(List<Table> tables, List<Relationship> relationships) {
        return List.of(HiveTables.ORC.script(tables, partitions));
    }

    @Override
    public FileFormat reader() {
        return new OrcFileFormat();
    }
}
