package io.banksynth.formats.orc.encode;

import io.banksynth.formats.BlockCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a stripe: bytes in, compressed chunks out, held until the stripe is written. A chunk that does not
 * shrink is kept as it is, and the next few of such a stream are not tried: packed integers and doubles seldom shrink.
 */
final class OrcStream {
    private static final int HEADER = 3;
    private static final int FIRST_BUFFER = 1 << 10;
    /** Chunks that are kept raw unseen after one that did not shrink. */
    private static final int RAW_CHUNKS = 7;

    private final @Nullable BlockCompressor codec;
    private final int chunkBytes;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int used;
    private byte[] chunks = new byte[0];
    private int chunksLength;
    private int rawChunksLeft;

    /**
     * @param codec null for streams that are not compressed
     * @param chunkBytes uncompressed bytes of a chunk
     */
    OrcStream(@Nullable BlockCompressor codec, int chunkBytes) {
        this.codec = codec;
        this.chunkBytes = chunkBytes;
    }

    /** The array to write to from {@link #at()} on, with room for so many bytes. */
    byte[] room(int bytes) {
        if (used + bytes > buffer.length) {
            buffer = Arrays.copyOf(
                    buffer, Math.max(used + bytes, Math.min(buffer.length * 4, chunkBytes + FIRST_BUFFER)));
        }
        return buffer;
    }

    /** Where the next byte goes in the array of {@link #room}. */
    int at() {
        return used;
    }

    /** Says that bytes were written up to that place. */
    void end(int newAt) throws IOException {
        used = newAt;
        if (used >= chunkBytes) {
            spill();
        }
    }

    void write(byte[] source, int from, int length) throws IOException {
        int start = from;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, chunkBytes - used);
            System.arraycopy(source, start, room(part), used, part);
            end(used + part);
            start += part;
            left -= part;
        }
    }

    void write(int value) throws IOException {
        room(1)[used] = (byte) value;
        end(used + 1);
    }

    private void spill() throws IOException {
        int from = 0;
        while (used - from >= chunkBytes) {
            chunk(from, chunkBytes);
            from += chunkBytes;
        }
        System.arraycopy(buffer, from, buffer, 0, used - from);
        used -= from;
    }

    private void chunk(int from, int length) throws IOException {
        if (codec == null) {
            System.arraycopy(buffer, from, chunkRoom(length), chunksLength, length);
            chunksLength += length;
            return;
        }
        boolean raw = rawChunksLeft > 0;
        if (raw) {
            rawChunksLeft--;
        } else {
            byte[] target = chunkRoom(HEADER + codec.bound(length));
            int compressed = codec.compress(buffer, from, length, target, chunksLength + HEADER);
            if (compressed < length - (length >> 5)) {
                header(compressed << 1);
                chunksLength += HEADER + compressed;
                return;
            }
            rawChunksLeft = length == chunkBytes ? RAW_CHUNKS : 0;
        }
        System.arraycopy(buffer, from, chunkRoom(HEADER + length), chunksLength + HEADER, length);
        header((length << 1) | 1);
        chunksLength += HEADER + length;
    }

    private void header(int bits) {
        chunks[chunksLength] = (byte) bits;
        chunks[chunksLength + 1] = (byte) (bits >> 8);
        chunks[chunksLength + 2] = (byte) (bits >> 16);
    }

    private byte[] chunkRoom(int bytes) {
        if (chunksLength + bytes > chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(chunksLength + bytes, chunks.length + (chunks.length >> 1)));
        }
        return chunks;
    }

    /** Writes where the stream stands: start of the chunk and place in it, or only the place without compression. */
    int recordPosition(long[] target, int at) {
        if (codec == null) {
            target[at] = (long) chunksLength + used;
            return at + 1;
        }
        target[at] = chunksLength;
        target[at + 1] = used;
        return at + 2;
    }

    /** How many numbers {@link #recordPosition} writes. */
    int positions() {
        return codec == null ? 1 : 2;
    }

    /** Turns all bytes into chunks. */
    void finish() throws IOException {
        if (used > 0) {
            chunk(0, used);
            used = 0;
        }
    }

    /** Bytes held: of finished chunks, and of the one being filled. */
    int length() {
        return chunksLength + used;
    }

    void writeTo(WritableByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(chunks, 0, chunksLength);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Makes the stream ready for the next stripe. */
    void reset() {
        used = 0;
        chunksLength = 0;
        rawChunksLeft = 0;
    }
}
