package io.banksynth.formats.orc.encode;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.formats.DictionaryCodes;
import io.banksynth.formats.RankedDictionary;
import io.banksynth.schema.DataType;
import java.io.IOException;
import java.util.List;
import org.apache.orc.OrcProto;
import org.jspecify.annotations.Nullable;

/**
 * Text and binary. A stripe whose cells come as codes of one dictionary is written with that dictionary, any other
 * directly; a change of dictionary ends the stripe, and a column that changes often is written directly for good.
 */
final class TextColumn extends ColumnEncoder<TextStatistics> {
    /** Values of the largest dictionary that is written as such. */
    private static final int LARGEST_DICTIONARY = 1 << 16;
    /** Changes of dictionary after which a column is written directly. */
    private static final int MOST_CHANGES = 4;

    private final boolean binary;
    private final TextShape shape;
    private final OrcStream data;
    private final OrcStream length;
    private final OrcStream dictionaryData;
    private final IntegerRuns lengths;
    private final IntegerRuns numbers;
    private @Nullable DictionaryCodes known;
    private boolean coded;
    private int changes;
    private long[] scratch = {};

    private TextColumn(ColumnContext context, boolean binary, TextShape shape) {
        super(context, statistics(binary), statistics(binary), statistics(binary));
        this.binary = binary;
        this.shape = shape;
        this.data = context.stream();
        this.length = context.stream();
        this.dictionaryData = context.stream();
        this.lengths = new IntegerRuns(length, false);
        this.numbers = new IntegerRuns(data, false);
    }

    static TextColumn ofText(ColumnContext context, DataType.Text type) {
        return new TextColumn(context, false, new TextShape(type.length(), type.padded()));
    }

    static TextColumn ofBinary(ColumnContext context) {
        return new TextColumn(context, true, new TextShape(0, false));
    }

    private static TextStatistics statistics(boolean binary) {
        return binary ? TextStatistics.ofBinary() : TextStatistics.ofText();
    }

    @Override
    boolean accepts(Vector vector) {
        if (!coded || isCodedBy(vector)) {
            return true;
        }
        changes++;
        return false;
    }

    private boolean isCodedBy(Vector vector) {
        return vector instanceof CodeVector codes
                && known != null
                && known.dictionary().isOf(codes.dictionary());
    }

    @Override
    void beginStripe(Vector vector) {
        coded = !binary
                && changes <= MOST_CHANGES
                && vector instanceof CodeVector codes
                && codes.dictionary().size() <= LARGEST_DICTIONARY;
        if (coded) {
            if (isCodedBy(vector) && known != null) {
                known.begin();
            } else {
                known = new DictionaryCodes(shape.fit(((CodeVector) vector).dictionary()));
            }
        }
    }

    @Override
    void values(Vector vector, int from, int to) throws IOException {
        valuesBetweenNulls(vector, from, to);
    }

    @Override
    void valuesBetweenNulls(Vector vector, int from, int to) throws IOException {
        if (scratch.length < to - from) {
            scratch = new long[vector.capacity()];
        }
        if (coded && known != null) {
            codes((CodeVector) vector, known, from, to);
        } else if (vector instanceof CodeVector codes) {
            texts(codes, from, to);
        } else if (shape.keepsAll()) {
            whole((TextVector) vector, from, to);
        } else {
            texts((TextVector) vector, from, to);
        }
    }

    private void codes(CodeVector vector, DictionaryCodes codes, int from, int to) throws IOException {
        int n = codes.translate(vector.codes(), vector.nulls(), from, to, scratch);
        numbers.write(scratch, 0, n);
        if (bloom != null) {
            RankedDictionary dictionary = codes.dictionary();
            for (int i = 0; i < n; i++) {
                int code = codes.code((int) scratch[i]);
                bloom.addBytes(dictionary.bytes(), dictionary.start(code), dictionary.length(code));
            }
        }
    }

    /** Texts that are written as they are, which mostly lie one behind the other. */
    private void whole(TextVector vector, int from, int to) throws IOException {
        boolean[] nulls = vector.nulls();
        byte[] arena = vector.arena();
        int[] starts = vector.start();
        int[] sizes = vector.length();
        int n = 0;
        int begin = 0;
        int end = 0;
        long total = 0;
        for (int i = from; i < to; i++) {
            if (nulls[i]) {
                continue;
            }
            int start = starts[i];
            int size = sizes[i];
            if (start != end) {
                data.write(arena, begin, end - begin);
                begin = start;
            }
            end = start + size;
            scratch[n++] = size;
            total += size;
            bound(arena, start, size);
        }
        data.write(arena, begin, end - begin);
        lengths.write(scratch, 0, n);
        stride.bytes(total);
    }

    private void texts(TextVector vector, int from, int to) throws IOException {
        int n = 0;
        for (int i = from; i < to; i++) {
            if (!vector.nulls()[i]) {
                scratch[n++] = text(vector.arena(), vector.start()[i], vector.length()[i]);
            }
        }
        lengths.write(scratch, 0, n);
    }

    private void texts(CodeVector vector, int from, int to) throws IOException {
        TextDictionary dictionary = vector.dictionary();
        int n = 0;
        for (int i = from; i < to; i++) {
            if (!vector.nulls()[i]) {
                int code = vector.codes()[i];
                scratch[n++] = text(dictionary.bytes(), dictionary.start(code), dictionary.length(code));
            }
        }
        lengths.write(scratch, 0, n);
    }

    private int text(byte[] bytes, int start, int size) throws IOException {
        shape.fit(bytes, start, size);
        data.write(shape.bytes, shape.start, shape.length);
        stride.bytes(shape.length);
        bound(shape.bytes, shape.start, shape.length);
        return shape.length;
    }

    private void bound(byte[] bytes, int start, int size) {
        if (!binary) {
            stride.bound(bytes, start, size);
        }
        if (bloom != null) {
            bloom.addBytes(bytes, start, size);
        }
    }

    @Override
    void finishStride() {
        if (coded && known != null) {
            if (known.hasBounds()) {
                RankedDictionary dictionary = known.dictionary();
                int least = known.least();
                int most = known.most();
                stride.bound(dictionary.bytes(), dictionary.start(least), dictionary.length(least));
                stride.bound(dictionary.bytes(), dictionary.start(most), dictionary.length(most));
                stride.bytes(known.bytes());
            }
            known.forgetBounds();
        }
    }

    @Override
    int recordPositions(long[] target, int at) {
        return coded
                ? numbers.recordPosition(target, at)
                : lengths.recordPosition(target, data.recordPosition(target, at));
    }

    @Override
    void finish() throws IOException {
        if (coded && known != null) {
            numbers.flush();
            RankedDictionary dictionary = known.dictionary();
            for (int number = 0; number < known.count(); number++) {
                int code = known.code(number);
                dictionaryData.write(dictionary.bytes(), dictionary.start(code), dictionary.length(code));
                lengths.repeat(dictionary.length(code), 1);
            }
        }
        lengths.flush();
    }

    @Override
    void addStreams(List<Named> streams) {
        streams.add(new Named(OrcProto.Stream.Kind.DATA, data));
        streams.add(new Named(OrcProto.Stream.Kind.LENGTH, length));
        if (coded) {
            streams.add(new Named(OrcProto.Stream.Kind.DICTIONARY_DATA, dictionaryData));
        }
    }

    @Override
    OrcProto.ColumnEncoding.Builder encoding() {
        OrcProto.ColumnEncoding.Builder encoding = OrcProto.ColumnEncoding.newBuilder();
        return coded && known != null
                ? encoding.setKind(OrcProto.ColumnEncoding.Kind.DICTIONARY_V2).setDictionarySize(known.count())
                : encoding.setKind(OrcProto.ColumnEncoding.Kind.DIRECT_V2);
    }
}
