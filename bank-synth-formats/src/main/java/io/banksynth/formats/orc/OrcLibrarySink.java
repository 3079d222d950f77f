package io.banksynth.formats.orc;

import io.banksynth.formats.orc.encode.OrcOptions;
import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.orc.CompressionKind;
import org.apache.orc.MemoryManager;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.MemoryManagerImpl;
import org.apache.orc.impl.PhysicalFsWriter;
import org.apache.orc.impl.WriterImpl;
import org.apache.orc.impl.writer.WriterEncryptionVariant;

/**
 * Writes a table through orc-core's writer. Text is written directly: the library would otherwise look for a dictionary by
 * sorting every value into a tree, which costs more than all the rest and saves a tenth of the bytes.
 */
final class OrcLibrarySink implements TableSink {
    private static final long STRIPE_BYTES = 64L << 20;
    private static final int CHUNK_BYTES = 256 << 10;
    private static final int OUTPUT_BYTES = 64 << 10;

    private final Table table;
    private final OrcOptions layout;
    private final MemoryManager memory;

    OrcLibrarySink(Table table, OrcOptions layout) {
        this.table = table;
        this.layout = layout;
        // The stripes being written at once, by all threads, share half of the heap.
        this.memory = new MemoryManagerImpl(Runtime.getRuntime().maxMemory() / 2);
    }

    @Override
    public BatchWriter open(Path file) throws IOException {
        TypeDescription schema = OrcTypes.struct(table.columns());
        OrcFile.WriterOptions options = OrcFile.writerOptions(new Configuration(false))
                .setSchema(schema)
                .setKeyProvider(new NoKeys())
                .memory(memory)
                .stripeSize(STRIPE_BYTES)
                .bufferSize(WriterImpl.getEstimatedBufferSize(STRIPE_BYTES, schema.getMaximumId() + 1, CHUNK_BYTES))
                .compress(CompressionKind.valueOf(layout.codec().name()))
                .bloomFilterColumns(String.join(",", layout.bloomColumns()).toLowerCase(Locale.ROOT))
                .blockPadding(false)
                .useUTCTimestamp(true)
                .setProlepticGregorian(true)
                .directEncodingColumns("*");
        OutputStream bytes =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), OUTPUT_BYTES);
        try {
            // The library would open the file through one of Hadoop's file systems, with configuration and all.
            options.physicalWriter(
                    new PhysicalFsWriter(new FSDataOutputStream(bytes, null), options, new WriterEncryptionVariant[0]));
            Path absolute = file.toAbsolutePath();
            return new OrcLibraryWriter(
                    new WriterImpl(null, new org.apache.hadoop.fs.Path(absolute.toUri()), options), table.columns());
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }
}
