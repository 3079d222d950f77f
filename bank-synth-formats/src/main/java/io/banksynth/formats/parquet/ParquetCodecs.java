package io.banksynth.formats.parquet;

import com.github.luben.zstd.Zstd;
import io.banksynth.error.BankSynthException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Codecs without Hadoop's, which would load its configuration. */
final class ParquetCodecs implements CompressionCodecFactory {
    private static final int ZSTD_LEVEL = 1;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new Compressor(codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Decompressor(codec);
    }

    @Override
    public void release() {
        // Nothing is pooled.
    }

    private static IOException unknown(CompressionCodecName codec) {
        return new IOException("codec " + codec + " is not supported; use snappy, zstd, gzip, lz4_raw or none");
    }

    private static byte[] allOf(BytesInput bytes) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
        bytes.writeAllTo(target);
        return target.toByteArray();
    }

    private record Compressor(CompressionCodecName codec) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return switch (codec) {
                case UNCOMPRESSED -> bytes;
                case SNAPPY -> BytesInput.from(Snappy.compress(allOf(bytes)));
                case ZSTD -> BytesInput.from(Zstd.compress(allOf(bytes), ZSTD_LEVEL));
                case GZIP -> {
                    ByteArrayOutputStream target = new ByteArrayOutputStream();
                    try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
                        bytes.writeAllTo(gzip);
                    }
                    yield BytesInput.from(target.toByteArray());
                }
                default -> throw unknown(codec);
            };
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }

    private record Decompressor(CompressionCodecName codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return codec == CompressionCodecName.UNCOMPRESSED ? bytes : BytesInput.from(decompress(allOf(bytes), size));
        }

        @Override
        public void decompress(ByteBuffer from, int compressed, ByteBuffer to, int size) throws IOException {
            byte[] bytes = new byte[compressed];
            from.get(bytes);
            to.put(codec == CompressionCodecName.UNCOMPRESSED ? bytes : decompress(bytes, size));
        }

        private byte[] decompress(byte[] bytes, int size) throws IOException {
            byte[] target = new byte[size];
            int length = switch (codec) {
                case SNAPPY -> Snappy.uncompress(bytes, 0, bytes.length, target, 0);
                case ZSTD -> (int) Zstd.decompressByteArray(target, 0, size, bytes, 0, bytes.length);
                case GZIP -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readNBytes(target, 0, size);
                case LZ4_RAW ->
                    LZ4Factory.fastestInstance().safeDecompressor().decompress(bytes, 0, bytes.length, target, 0);
                default -> throw unknown(codec);
            };
            if (length != size) {
                throw BankSynthException.source(
                        "Cannot read a page: it has " + length + " bytes when decompressed, not " + size);
            }
            return target;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
