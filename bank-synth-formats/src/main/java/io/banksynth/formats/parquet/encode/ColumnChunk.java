package io.banksynth.formats.parquet.encode;

import io.banksynth.batch.Vector;
import io.banksynth.formats.BlockCompressor;
import io.banksynth.formats.GrowingBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Encodes one column of a row group as pages, which are held until the group is written. */
abstract class ColumnChunk {
    private record Page(
            int start, int length, int uncompressed, int rows, Statistics<?> statistics, Encoding encoding) {}

    protected final ChunkContext context;

    private final GrowingBytes validity = new GrowingBytes();
    private final GrowingBytes values = new GrowingBytes();
    private final GrowingBytes page = new GrowingBytes();
    private final GrowingBytes chunk = new GrowingBytes();
    private final List<Page> pages = new ArrayList<>();
    private long[] hashes = {};
    private int hashCount;
    private int rowsInPage;
    private int nullsInPage;

    ColumnChunk(ChunkContext context) {
        this.context = context;
    }

    /** Encodes some cells of a vector. */
    final void encode(Vector vector, int from, int to) throws IOException {
        if (!vector.hasNulls()) {
            if (nullsInPage > 0) {
                addValidity(vector.nulls(), from, to);
            }
            rowsInPage += to - from;
            cells(vector, from, to);
            return;
        }
        if (nullsInPage == 0) {
            addPresent(rowsInPage);
        }
        int before = nullsInPage;
        addValidity(vector.nulls(), from, to);
        if (nullsInPage == 0) {
            // The vector's nulls lie elsewhere: the page goes on without.
            validity.clear();
        }
        rowsInPage += to - from;
        if (nullsInPage - before < to - from) {
            cells(vector, from, to);
        }
    }

    private void addPresent(int rows) {
        validity.clear();
        byte[] bytes = validity.room(rows);
        java.util.Arrays.fill(bytes, 0, rows, (byte) 1);
        validity.end(rows);
    }

    private void addValidity(boolean[] nulls, int from, int to) {
        byte[] bytes = validity.room(to - from);
        int at = validity.length();
        int count = 0;
        for (int i = from; i < to; i++) {
            byte present = (byte) (nulls[i] ? 0 : 1);
            bytes[at++] = present;
            count += 1 - present;
        }
        validity.end(at);
        nullsInPage += count;
    }

    /** Takes the cells that have a value; those of nulls are passed over. */
    abstract void cells(Vector vector, int from, int to) throws IOException;

    /** Appends the values of the page and says how they are encoded. */
    abstract Encoding endValues(GrowingBytes target);

    /** Sets the least and greatest value of the page; called only if it has a value. */
    abstract void bounds(Statistics<?> statistics);

    /** Makes ready for the next page. */
    abstract void forgetPage();

    /** Bytes that the page holds so far, more or less. */
    abstract int pageBytes();

    /** The dictionary of the group, plain, and how many values it has; 0 if its pages use none. */
    int dictionary(GrowingBytes target) {
        return 0;
    }

    /** Makes ready for the next group. */
    abstract void forgetGroup();

    /** Keeps a value's hash for the Bloom filter. */
    final void hash(long hash) {
        if (hashCount == hashes.length) {
            hashes = java.util.Arrays.copyOf(hashes, Math.max(1_024, hashCount * 2));
        }
        hashes[hashCount++] = hash;
    }

    /** Hands the hashes of values over that were not handed over one by one. */
    void hashRest() {
        // Most hand them over one by one.
    }

    final void endPage() throws IOException {
        if (rowsInPage == 0) {
            return;
        }
        values.clear();
        Encoding encoding = endValues(values);
        page.clear();
        appendLevels();
        page.append(values.array(), 0, values.length());
        Statistics<?> statistics = Statistics.createStats(context.type());
        statistics.incrementNumNulls(nullsInPage);
        if (nullsInPage < rowsInPage) {
            bounds(statistics);
        }
        int start = chunk.length();
        compress(page);
        pages.add(new Page(start, chunk.length() - start, page.length(), rowsInPage, statistics, encoding));
        rowsInPage = 0;
        nullsInPage = 0;
        validity.clear();
        forgetPage();
    }

    /** Definition levels: their length in four bytes, then runs or packed bits. */
    private void appendLevels() {
        page.room(Integer.BYTES);
        page.end(Integer.BYTES);
        if (nullsInPage == 0) {
            Packing.run(1, rowsInPage, 1, page);
        } else if (nullsInPage == rowsInPage) {
            Packing.run(0, rowsInPage, 1, page);
        } else {
            int groups = (rowsInPage + 7) / 8;
            Packing.varint(((long) groups << 1) | 1, page);
            byte[] target = page.room(groups);
            byte[] present = validity.array();
            int at = page.length();
            for (int i = 0; i < rowsInPage; i += 8) {
                int bits = 0;
                for (int k = Math.min(7, rowsInPage - 1 - i); k >= 0; k--) {
                    bits = (bits << 1) | present[i + k];
                }
                target[at++] = (byte) bits;
            }
            page.end(at);
        }
        Packing.INTS.set(page.array(), 0, page.length() - Integer.BYTES);
    }

    private void compress(GrowingBytes source) throws IOException {
        BlockCompressor codec = context.codec();
        if (codec == null) {
            chunk.append(source.array(), 0, source.length());
            return;
        }
        byte[] target = chunk.room(codec.bound(source.length()));
        int at = chunk.length();
        chunk.end(at + codec.compress(source.array(), 0, source.length(), target, at));
    }

    /** Bytes of the pages that are ended. */
    final int heldBytes() {
        return chunk.length();
    }

    /** Writes the column's pages; all rows must be in ended pages. */
    final void writeTo(ParquetFileWriter writer, long rows) throws IOException {
        ColumnDescriptor column = context.column();
        CompressionCodecName codecName = context.codecName();
        int compressedPages = chunk.length();
        page.clear();
        int dictionarySize = dictionary(page);
        if (dictionarySize > 0) {
            compress(page);
        }
        writer.startColumn(column, rows, codecName);
        if (dictionarySize > 0) {
            writer.writeDictionaryPage(new DictionaryPage(
                    BytesInput.from(chunk.array(), compressedPages, chunk.length() - compressedPages),
                    page.length(),
                    dictionarySize,
                    VersionOne.DICTIONARY));
        }
        for (Page each : pages) {
            writer.writeDataPage(
                    each.rows,
                    each.uncompressed,
                    BytesInput.from(chunk.array(), each.start, each.length),
                    each.statistics,
                    each.rows,
                    VersionOne.REPETITION,
                    Encoding.RLE,
                    each.encoding);
        }
        writer.endColumn();
        if (context.bloomFalsePositives() > 0) {
            addBloom(writer);
        }
        hashCount = 0;
        pages.clear();
        chunk.clear();
        forgetGroup();
    }

    private void addBloom(ParquetFileWriter writer) {
        hashRest();
        int bits = BlockSplitBloomFilter.optimalNumOfBits(Math.max(1, hashCount), context.bloomFalsePositives());
        BlockSplitBloomFilter filter = new BlockSplitBloomFilter(bits / Byte.SIZE);
        for (int i = 0; i < hashCount; i++) {
            filter.insertHash(hashes[i]);
        }
        writer.addBloomFilter(String.join(".", context.column().getPath()), filter);
    }
}
