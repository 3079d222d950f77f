package io.banksynth.formats.parquet.encode;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.formats.ByteBounds;
import io.banksynth.formats.DictionaryCodes;
import io.banksynth.formats.GrowingBytes;
import io.banksynth.formats.RankedDictionary;
import java.io.IOException;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Text and binary. A row group that begins with codes of a dictionary has that dictionary; pages whose cells come otherwise, or
 * as codes of another dictionary, are plain.
 */
final class TextChunk extends ColumnChunk {
    private static final BlockSplitBloomFilter HASHER =
            new BlockSplitBloomFilter(BlockSplitBloomFilter.LOWER_BOUND_BYTES);
    /** Values of the largest dictionary that is written as such. */
    private static final int LARGEST_DICTIONARY = 1 << 16;

    private final GrowingBytes page = new GrowingBytes();
    private final ByteBounds bounds = new ByteBounds();
    private final long[] numbers;
    private long[] scratch = {};
    private @Nullable DictionaryCodes known;
    private boolean groupIsCoded;
    private boolean groupHasBegun;
    private boolean pageIsCoded;
    private int count;

    TextChunk(ChunkContext context) {
        super(context);
        this.numbers = new long[context.pageRows()];
    }

    /** Whether a vector's cells can go on in this page. */
    boolean accepts(Vector vector) {
        return !pageIsCoded || isCodedBy(vector);
    }

    private boolean isCodedBy(Vector vector) {
        return vector instanceof CodeVector codes
                && known != null
                && known.dictionary().isOf(codes.dictionary());
    }

    /** Begins a page whose first cells are in this vector. */
    void beginPage(Vector vector) {
        if (!groupHasBegun) {
            groupHasBegun = true;
            groupIsCoded =
                    vector instanceof CodeVector codes && codes.dictionary().size() <= LARGEST_DICTIONARY;
            if (groupIsCoded) {
                if (isCodedBy(vector) && known != null) {
                    known.begin();
                } else {
                    known = new DictionaryCodes(RankedDictionary.of(((CodeVector) vector).dictionary()));
                }
            }
        }
        pageIsCoded = groupIsCoded && isCodedBy(vector);
    }

    @Override
    void cells(Vector vector, int from, int to) throws IOException {
        boolean[] nulls = vector.nulls();
        if (pageIsCoded && known != null) {
            coded((CodeVector) vector, known, from, to);
        } else if (vector instanceof CodeVector codes) {
            TextDictionary dictionary = codes.dictionary();
            for (int i = from; i < to; i++) {
                if (!nulls[i]) {
                    int code = codes.codes()[i];
                    plain(dictionary.bytes(), dictionary.start(code), dictionary.length(code));
                }
            }
        } else {
            TextVector text = (TextVector) vector;
            for (int i = from; i < to; i++) {
                if (!nulls[i]) {
                    plain(text.arena(), text.start()[i], text.length()[i]);
                }
            }
        }
    }

    private void coded(CodeVector vector, DictionaryCodes codes, int from, int to) {
        if (scratch.length < to - from) {
            scratch = new long[to - from];
        }
        int n = codes.translate(vector.codes(), vector.nulls(), from, to, scratch);
        System.arraycopy(scratch, 0, numbers, count, n);
        count += n;
    }

    /** Four bytes of length, then the bytes. */
    private void plain(byte[] bytes, int start, int length) {
        byte[] target = page.room(Integer.BYTES + length);
        int at = page.length();
        Packing.INTS.set(target, at, length);
        System.arraycopy(bytes, start, target, at + Integer.BYTES, length);
        page.end(at + Integer.BYTES + length);
        bounds.add(bytes, start, length);
        if (context.bloomFalsePositives() > 0) {
            hash(HASHER.hash(Binary.fromReusedByteArray(bytes, start, length)));
        }
    }

    @Override
    Encoding endValues(GrowingBytes target) {
        if (!pageIsCoded || known == null || count == 0) {
            // A page of nulls only needs no dictionary, which the group may not even have.
            target.append(page.array(), 0, page.length());
            return Encoding.PLAIN;
        }
        int width = Packing.width(Math.max(0, known.count() - 1L));
        target.room(1)[target.length()] = (byte) width;
        target.end(target.length() + 1);
        Packing.hybrid(numbers, count, width, target);
        return VersionOne.DICTIONARY;
    }

    @Override
    void bounds(Statistics<?> statistics) {
        if (pageIsCoded && known != null) {
            statistics.updateStats(binary(known.dictionary(), known.least()));
            statistics.updateStats(binary(known.dictionary(), known.most()));
        } else {
            statistics.updateStats(Binary.fromConstantByteArray(bounds.least()));
            statistics.updateStats(Binary.fromConstantByteArray(bounds.most()));
        }
    }

    private static Binary binary(RankedDictionary dictionary, int code) {
        return Binary.fromConstantByteArray(dictionary.bytes(), dictionary.start(code), dictionary.length(code));
    }

    @Override
    void forgetPage() {
        page.clear();
        bounds.clear();
        count = 0;
        if (known != null) {
            known.forgetBounds();
        }
    }

    @Override
    int pageBytes() {
        return page.length() + 2 * count;
    }

    @Override
    int dictionary(GrowingBytes target) {
        if (!groupIsCoded || known == null) {
            return 0;
        }
        RankedDictionary dictionary = known.dictionary();
        for (int number = 0; number < known.count(); number++) {
            int code = known.code(number);
            byte[] bytes = target.room(Integer.BYTES + dictionary.length(code));
            Packing.INTS.set(bytes, target.length(), dictionary.length(code));
            target.end(target.length() + Integer.BYTES);
            target.append(dictionary.bytes(), dictionary.start(code), dictionary.length(code));
        }
        return known.count();
    }

    @Override
    void hashRest() {
        if (groupIsCoded && known != null) {
            for (int number = 0; number < known.count(); number++) {
                hash(HASHER.hash(binary(known.dictionary(), known.code(number))));
            }
        }
    }

    @Override
    void forgetGroup() {
        groupHasBegun = false;
    }
}
