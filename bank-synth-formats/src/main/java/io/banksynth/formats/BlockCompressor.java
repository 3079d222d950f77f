package io.banksynth.formats;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.xerial.snappy.Snappy;

/** Compresses blocks of bytes between arrays. Not for several threads at once: each file has its own. */
public abstract class BlockCompressor implements Closeable {
    /** Deflate, no name, no time, any system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** The most bytes that a block may take when compressed. */
    public abstract int bound(int length);

    /**
     * Compresses a block.
     *
     * @param target has room for {@link #bound} bytes from {@code to} on
     * @return how many bytes were written
     */
    public abstract int compress(byte[] source, int from, int length, byte[] target, int to) throws IOException;

    /** Frees what the library holds. */
    @Override
    public void close() {
        // Most hold nothing.
    }

    /** Snappy without a frame. */
    public static BlockCompressor snappy() {
        return new BlockCompressor() {
            @Override
            public int bound(int length) {
                return Snappy.maxCompressedLength(length);
            }

            @Override
            public int compress(byte[] source, int from, int length, byte[] target, int to) throws IOException {
                return Snappy.compress(source, from, length, target, to);
            }
        };
    }

    /** Zstandard frames at a level from 1 (fast) on. */
    public static BlockCompressor zstd(int level) {
        ZstdCompressCtx context = new ZstdCompressCtx();
        context.setLevel(level);
        return new BlockCompressor() {
            @Override
            public int bound(int length) {
                return Math.toIntExact(Zstd.compressBound(length));
            }

            @Override
            public int compress(byte[] source, int from, int length, byte[] target, int to) {
                return context.compressByteArray(target, to, target.length - to, source, from, length);
            }

            @Override
            public void close() {
                context.close();
            }
        };
    }

    /** Gzip members (RFC 1952), as Parquet wants them: a header, deflate, checksum and length. */
    public static BlockCompressor gzip() {
        BlockCompressor deflate = deflate();
        CRC32 checksum = new CRC32();
        return new BlockCompressor() {
            @Override
            public int bound(int length) {
                return GZIP_HEADER.length + deflate.bound(length) + 2 * Integer.BYTES;
            }

            @Override
            public int compress(byte[] source, int from, int length, byte[] target, int to) throws IOException {
                System.arraycopy(GZIP_HEADER, 0, target, to, GZIP_HEADER.length);
                int at = to + GZIP_HEADER.length;
                at += deflate.compress(source, from, length, target, at);
                checksum.reset();
                checksum.update(source, from, length);
                for (int number : new int[] {(int) checksum.getValue(), length}) {
                    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                        target[at++] = (byte) (number >>> shift);
                    }
                }
                return at - to;
            }

            @Override
            public void close() {
                deflate.close();
            }
        };
    }

    /** Deflate without zlib's header, as ORC wants it. */
    public static BlockCompressor deflate() {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        return new BlockCompressor() {
            @Override
            public int bound(int length) {
                // Stored blocks of 64 KiB with five bytes each, and the end.
                return length + length / 1000 + 64;
            }

            @Override
            public int compress(byte[] source, int from, int length, byte[] target, int to) {
                deflater.reset();
                deflater.setInput(source, from, length);
                deflater.finish();
                int at = to;
                while (!deflater.finished()) {
                    at += deflater.deflate(target, at, target.length - at);
                }
                return at - to;
            }

            @Override
            public void close() {
                deflater.end();
            }
        };
    }
}
