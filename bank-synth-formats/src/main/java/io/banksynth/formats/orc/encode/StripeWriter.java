package io.banksynth.formats.orc.encode;

import io.banksynth.formats.BlockCompressor;
import io.banksynth.sink.Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.OrcFile;
import org.apache.orc.OrcProto;
import org.apache.orc.OrcUtils;
import org.apache.orc.TypeDescription;
import org.apache.orc.protobuf.MessageLite;
import org.jspecify.annotations.Nullable;

/** Puts stripes into the file, index before data, and what readers look for at its end. */
final class StripeWriter {
    private static final byte[] MAGIC = "ORC".getBytes(StandardCharsets.US_ASCII);

    private final FileChannel channel;
    private final List<ColumnEncoder<?>> columns;
    private final TypeDescription schema;
    private final OrcOptions options;
    private final OrcStream messages;
    private final int chunkBytes;
    private final List<OrcProto.ColumnStatistics> rowStrides = new ArrayList<>();
    private final RowStatistics stripeRows = new RowStatistics();
    private final RowStatistics fileRows = new RowStatistics();
    private final OrcProto.Metadata.Builder metadata = OrcProto.Metadata.newBuilder();
    private final OrcProto.Footer.Builder footer = OrcProto.Footer.newBuilder();
    private long rows;

    StripeWriter(
            FileChannel channel,
            List<ColumnEncoder<?>> columns,
            TypeDescription schema,
            OrcOptions options,
            @Nullable BlockCompressor codec,
            int chunkBytes)
            throws IOException {
        this.channel = channel;
        this.columns = columns;
        this.schema = schema;
        this.options = options;
        this.messages = new OrcStream(codec, chunkBytes);
        this.chunkBytes = chunkBytes;
        write(MAGIC);
    }

    /** Keeps what is said of a stride's rows. */
    void endStride(RowStatistics stride) {
        rowStrides.add(stride.message().build());
        stripeRows.merge(stride);
    }

    /** Writes what the columns hold as a stripe. */
    void write(int stripeRowCount) throws IOException {
        long start = channel.position();
        for (ColumnEncoder<?> column : columns) {
            column.finishStripe();
        }
        OrcProto.StripeFooter.Builder stripe =
                OrcProto.StripeFooter.newBuilder().setWriterTimezone("UTC");
        writeIndex(stripe);
        long data = channel.position();
        stripe.addColumns(OrcProto.ColumnEncoding.newBuilder().setKind(OrcProto.ColumnEncoding.Kind.DIRECT));
        for (int c = 0; c < columns.size(); c++) {
            for (ColumnEncoder.Named named : columns.get(c).streams()) {
                named.stream().writeTo(channel);
                stripe.addStreams(OrcProto.Stream.newBuilder()
                        .setColumn(c + 1)
                        .setKind(named.kind())
                        .setLength(named.stream().length()));
            }
            OrcProto.ColumnEncoding.Builder encoding = columns.get(c).encoding();
            if (columns.get(c).bloom != null) {
                encoding.setBloomEncoding(1);
            }
            stripe.addColumns(encoding);
        }
        long end = channel.position();
        int footerLength = write(stripe.build());
        footer.addStripes(OrcProto.StripeInformation.newBuilder()
                .setOffset(start)
                .setIndexLength(data - start)
                .setDataLength(end - data)
                .setFooterLength(footerLength)
                .setNumberOfRows(stripeRowCount));
        addStatistics();
        rows += stripeRowCount;
    }

    private void writeIndex(OrcProto.StripeFooter.Builder stripe) throws IOException {
        OrcProto.RowIndex.Builder rowIndex = OrcProto.RowIndex.newBuilder();
        for (OrcProto.ColumnStatistics stride : rowStrides) {
            rowIndex.addEntry(OrcProto.RowIndexEntry.newBuilder().setStatistics(stride));
        }
        addIndex(stripe, 0, OrcProto.Stream.Kind.ROW_INDEX, rowIndex.build());
        for (int c = 0; c < columns.size(); c++) {
            addIndex(
                    stripe,
                    c + 1,
                    OrcProto.Stream.Kind.ROW_INDEX,
                    columns.get(c).rowIndex());
            OrcProto.BloomFilterIndex blooms = columns.get(c).bloomIndex();
            if (blooms != null) {
                addIndex(stripe, c + 1, OrcProto.Stream.Kind.BLOOM_FILTER_UTF8, blooms);
            }
        }
        rowStrides.clear();
    }

    private void addIndex(
            OrcProto.StripeFooter.Builder stripe, int column, OrcProto.Stream.Kind kind, MessageLite message)
            throws IOException {
        stripe.addStreams(
                OrcProto.Stream.newBuilder().setColumn(column).setKind(kind).setLength(write(message)));
    }

    private void addStatistics() {
        OrcProto.StripeStatistics.Builder statistics = OrcProto.StripeStatistics.newBuilder();
        statistics.addColStats(stripeRows.message());
        fileRows.merge(stripeRows);
        stripeRows.reset();
        for (ColumnEncoder<?> column : columns) {
            statistics.addColStats(column.endStripe());
        }
        metadata.addStripeStats(statistics);
    }

    /** Writes the file's end. */
    void finish() throws IOException {
        long contentLength = channel.position();
        int metadataLength = write(metadata.build());
        footer.setHeaderLength(MAGIC.length)
                .setContentLength(contentLength)
                .setNumberOfRows(rows)
                .setRowIndexStride(options.strideRows())
                .setCalendar(OrcProto.CalendarKind.PROLEPTIC_GREGORIAN)
                .setWriter(OrcFile.WriterImplementation.ORC_JAVA.getId())
                .addAllTypes(OrcUtils.getOrcTypes(schema))
                .addStatistics(fileRows.message());
        for (ColumnEncoder<?> column : columns) {
            footer.addStatistics(column.fileStatistics());
        }
        int footerLength = write(footer.build());
        OrcProto.PostScript.Builder postscript = OrcProto.PostScript.newBuilder()
                .setFooterLength(footerLength)
                .setMetadataLength(metadataLength)
                .setCompression(compression())
                .addVersion(OrcFile.Version.V_0_12.getMajor())
                .addVersion(OrcFile.Version.V_0_12.getMinor())
                .setWriterVersion(OrcFile.CURRENT_WRITER.getId())
                .setMagic("ORC");
        if (options.codec() != Codec.NONE) {
            postscript.setCompressionBlockSize(chunkBytes);
        }
        byte[] bytes = postscript.build().toByteArray();
        write(bytes);
        write(new byte[] {(byte) bytes.length});
    }

    private OrcProto.CompressionKind compression() {
        return switch (options.codec()) {
            case NONE -> OrcProto.CompressionKind.NONE;
            case SNAPPY -> OrcProto.CompressionKind.SNAPPY;
            case ZSTD -> OrcProto.CompressionKind.ZSTD;
            case ZLIB -> OrcProto.CompressionKind.ZLIB;
        };
    }

    /** Writes a message as a stream of its own and returns its bytes in the file. */
    private int write(MessageLite message) throws IOException {
        byte[] bytes = message.toByteArray();
        messages.write(bytes, 0, bytes.length);
        messages.finish();
        messages.writeTo(channel);
        int length = messages.length();
        messages.reset();
        return length;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
