package io.banksynth.source;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DictionaryBuilder;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.Storage;
import java.util.Arrays;
import java.util.BitSet;

/** One column of a sample while its rows come in: batches are appended, and at the end there is one vector. */
abstract class GatheredColumn {
    private final BitSet nulls = new BitSet();
    private int rows;

    static GatheredColumn of(Storage storage) {
        return switch (storage) {
            case LONG -> new Longs();
            case DOUBLE -> new Doubles();
            case WIDE -> new Wides();
            case BYTES -> new Codes();
        };
    }

    /** Appends the first n cells of a vector. */
    final void append(Vector vector, int n) {
        if (vector.hasNulls()) {
            for (int i = 0; i < n; i++) {
                nulls.set(rows + i, vector.nulls()[i]);
            }
        }
        copy(vector, rows, n);
        rows += n;
    }

    abstract void copy(Vector vector, int row, int n);

    /** All cells. The column may not be used again: its memory is given away or freed. */
    final Vector finish() {
        Vector vector = vector(rows);
        nulls.stream().forEach(vector::setNull);
        return vector;
    }

    abstract Vector vector(int size);

    private static int grown(int length, int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(length + (long) length / 2 + 1024, needed));
    }

    private static long[] room(long[] values, int needed) {
        return needed <= values.length ? values : Arrays.copyOf(values, grown(values.length, needed));
    }

    private static IllegalArgumentException misfit(Vector vector) {
        return new IllegalArgumentException(
                "The column's type is not stored as " + vector.getClass().getSimpleName());
    }

    private static final class Longs extends GatheredColumn {
        private long[] values = new long[0];

        @Override
        void copy(Vector vector, int row, int n) {
            if (!(vector instanceof LongVector longs)) {
                throw misfit(vector);
            }
            values = room(values, row + n);
            System.arraycopy(longs.values(), 0, values, row, n);
        }

        @Override
        Vector vector(int size) {
            LongVector all = new LongVector(size);
            System.arraycopy(values, 0, all.values(), 0, size);
            values = new long[0];
            return all;
        }
    }

    private static final class Doubles extends GatheredColumn {
        private double[] values = new double[0];

        @Override
        void copy(Vector vector, int row, int n) {
            if (!(vector instanceof DoubleVector doubles)) {
                throw misfit(vector);
            }
            if (row + n > values.length) {
                values = Arrays.copyOf(values, grown(values.length, row + n));
            }
            System.arraycopy(doubles.values(), 0, values, row, n);
        }

        @Override
        Vector vector(int size) {
            DoubleVector all = new DoubleVector(size);
            System.arraycopy(values, 0, all.values(), 0, size);
            values = new double[0];
            return all;
        }
    }

    private static final class Wides extends GatheredColumn {
        private long[] high = new long[0];
        private long[] low = new long[0];

        @Override
        void copy(Vector vector, int row, int n) {
            if (!(vector instanceof WideVector wide)) {
                throw misfit(vector);
            }
            high = room(high, row + n);
            low = room(low, row + n);
            System.arraycopy(wide.high(), 0, high, row, n);
            System.arraycopy(wide.low(), 0, low, row, n);
        }

        @Override
        Vector vector(int size) {
            WideVector all = new WideVector(size);
            System.arraycopy(high, 0, all.high(), 0, size);
            System.arraycopy(low, 0, all.low(), 0, size);
            high = new long[0];
            low = new long[0];
            return all;
        }
    }

    private static final class Codes extends GatheredColumn {
        private final DictionaryBuilder dictionary = new DictionaryBuilder();
        private int[] codes = new int[0];

        @Override
        void copy(Vector vector, int row, int n) {
            if (row + n > codes.length) {
                codes = Arrays.copyOf(codes, grown(codes.length, row + n));
            }
            boolean[] nulls = vector.nulls();
            if (vector instanceof TextVector text) {
                for (int i = 0; i < n; i++) {
                    codes[row + i] = nulls[i] ? 0 : dictionary.code(text.arena(), text.start()[i], text.length()[i]);
                }
            } else if (vector instanceof CodeVector coded) {
                TextDictionary theirs = coded.dictionary();
                for (int i = 0; i < n; i++) {
                    int code = coded.codes()[i];
                    codes[row + i] =
                            nulls[i] ? 0 : dictionary.code(theirs.bytes(), theirs.start(code), theirs.length(code));
                }
            } else {
                throw misfit(vector);
            }
        }

        @Override
        Vector vector(int size) {
            CodeVector all = new CodeVector(size, dictionary.build());
            System.arraycopy(codes, 0, all.codes(), 0, size);
            codes = new int[0];
            return all;
        }
    }
}
