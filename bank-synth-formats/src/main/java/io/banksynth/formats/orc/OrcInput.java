package io.banksynth.formats.orc;

import io.banksynth.error.BankSynthException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.orc.CompressionCodec;
import org.apache.orc.DataReader;
import org.apache.orc.OrcProto;
import org.apache.orc.StripeInformation;
import org.apache.orc.impl.BufferChunk;
import org.apache.orc.impl.BufferChunkList;
import org.apache.orc.impl.InStream;
import org.apache.orc.impl.OrcCodecPool;
import org.apache.orc.impl.OrcTail;
import org.apache.orc.impl.ReaderImpl;

/**
 * The bytes of a local ORC file, straight from a file channel. Hadoop's file systems would load its configuration, its
 * user and group handling and 31 MB of libraries, which takes longer than reading a sample.
 */
final class OrcInput implements DataReader {
    private static final int TAIL_GUESS = 1 << 14;

    private final Path file;
    private final FileChannel channel;
    private final OrcTail tail;
    private final InStream.StreamOptions options;

    OrcInput(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            this.tail = readTail();
            this.options = InStream.options()
                    .withCodec(OrcCodecPool.getCodec(tail.getCompressionKind()))
                    .withBufferSize(tail.getCompressionBufferSize());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    OrcTail tail() {
        return tail;
    }

    @SuppressWarnings("deprecation") // The replacement asks for one of Hadoop's file systems.
    private OrcTail readTail() throws IOException {
        try {
            long size = channel.size();
            int guess = (int) Math.min(size, TAIL_GUESS);
            if (guess < 8) {
                throw damaged("it has only " + size + " bytes", null);
            }
            ByteBuffer end = read(size - guess, guess);
            int postscript = end.get(guess - 1) & 0xFF;
            if (postscript + 1 > guess) {
                throw damaged("it ends in no postscript", null);
            }
            byte[] bytes = new byte[postscript];
            end.get(guess - 1 - postscript, bytes);
            OrcProto.PostScript lengths = OrcProto.PostScript.parseFrom(bytes);
            long whole = 1L
                    + postscript
                    + lengths.getFooterLength()
                    + lengths.getMetadataLength()
                    + lengths.getStripeStatisticsLength();
            if (!lengths.getMagic().equals("ORC") || whole > size || whole < 0 || whole > Integer.MAX_VALUE) {
                throw damaged("its postscript is wrong", null);
            }
            return ReaderImpl.extractFileTail(read(size - whole, (int) whole), size, -1);
        } catch (IllegalArgumentException | org.apache.orc.protobuf.InvalidProtocolBufferException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private BankSynthException damaged(String reason, @org.jspecify.annotations.Nullable Throwable cause) {
        String message = "Cannot read " + file + ": it is not a whole ORC file (" + reason + ")";
        return cause == null ? BankSynthException.source(message) : BankSynthException.source(message, cause);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException(file + " ends before byte " + (position + length));
            }
        }
        return buffer.flip();
    }

    @Override
    public void open() {
        // Was opened when made: the tail had to be read.
    }

    @Override
    public OrcProto.StripeFooter readStripeFooter(StripeInformation stripe) throws IOException {
        int length = (int) stripe.getFooterLength();
        ByteBuffer bytes = read(stripe.getOffset() + stripe.getIndexLength() + stripe.getDataLength(), length);
        return OrcProto.StripeFooter.parseFrom(InStream.createCodedInputStream(
                InStream.create("stripe footer", new BufferChunk(bytes, 0), 0, length, options)));
    }

    @Override
    public BufferChunkList readFileData(BufferChunkList ranges, boolean forceDirect) throws IOException {
        for (BufferChunk chunk = ranges.get(); chunk != null; chunk = (BufferChunk) chunk.next) {
            if (!chunk.hasData()) {
                chunk.setChunk(read(chunk.getOffset(), chunk.getLength()));
            }
        }
        return ranges;
    }

    @Override
    public boolean isTrackingDiskRanges() {
        return false;
    }

    @Override
    @Deprecated
    public void releaseBuffer(ByteBuffer buffer) {
        // Buffers are left to the collector.
    }

    @Override
    public void releaseAllBuffers() {
        // Buffers are left to the collector.
    }

    /** The library clones what it is handed; one file is read by one reader, so there is nothing to copy. */
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public DataReader clone() {
        return this;
    }

    @Override
    public void close() throws IOException {
        CompressionCodec codec = options.getCodec();
        if (codec != null) {
            OrcCodecPool.returnCodec(codec.getKind(), codec);
            options.withCodec(null);
        }
        channel.close();
    }

    @Override
    public InStream.StreamOptions getCompressionOptions() {
        return options;
    }
}
