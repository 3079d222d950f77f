package io.banksynth.formats.parquet;

import io.banksynth.formats.parquet.encode.ParquetOptions;
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

/** Parquet files laid out as Hive wants them: {@code hive_parquet/<table>/<file>.parquet}. */
public final class ParquetFormat implements TableSink.Format {
    private final Function<Table, TableSink> sinks;
    private final PartitionColumns partitions;

    /** The format as {@link java.util.ServiceLoader} makes it. */
    public ParquetFormat() {
        this(table -> new ParquetSink(table, ParquetOptions.defaults()));
    }

    private ParquetFormat(Function<Table, TableSink> sinks) {
        this(sinks, PartitionColumns.NONE);
    }

    private ParquetFormat(Function<Table, TableSink> sinks, PartitionColumns partitions) {
        this.sinks = sinks;
        this.partitions = partitions;
    }

    /** Written by our own encoder. */
    public static ParquetFormat encoded(ParquetOptions options) {
        return new ParquetFormat(table -> new ParquetSink(table, options));
    }

    /** Written by parquet-java. */
    public static ParquetFormat library() {
        return new ParquetFormat(table -> new ParquetLibrarySink(table, ParquetOptions.defaults()));
    }

    @Override
    public String name() {
        return "hive_parquet";
    }

    @Override
    public Optional<TableSink.Format> laidOut(FileLayout layout) {
        ParquetOptions usual = ParquetOptions.defaults();
        ParquetOptions coded = usual.withCodec(layout.codec().orElse(usual.codec()));
        return Optional.of(new ParquetFormat(
                table -> {
                    ParquetOptions options = coded.withBlooms(layout.bloomsOf(table.name()));
                    return switch (layout.writer()) {
                        case DIRECT -> new ParquetSink(table, options);
                        case LIBRARY -> new ParquetLibrarySink(table, options);
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
        return "parquet";
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
        return List.of(HiveTables.PARQUET.script(tables, partitions));
    }

    @Override
    public FileFormat reader() {
        return new ParquetFileFormat();
    }
}
