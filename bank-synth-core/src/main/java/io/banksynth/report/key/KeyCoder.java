package io.banksynth.report.key;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the keys of one parent, and what points at them, into {@link KeyCodes}. A key of one whole number is its own
 * code, exactly. A key of one text whose digits stand behind a constant head ({@code ACC0000042}) is coded as that number:
 * such codes lie close together, and a bit each will do to remember them. All other keys are hashed.
 *
 * <p>Safe for use by several threads. Which head is taken depends on who comes first, what is found out does not.
 */
public final class KeyCoder {
    private static final int MOST_DIGITS = 18;

    private volatile @Nullable Head head;

    /** The constant part of texts of one length. */
    @SuppressWarnings("ArrayRecordComponent") // lives here only, never compared
    private record Head(byte[] bytes, int length) {}

    /**
     * Codes the keys of a batch.
     *
     * @param columns where in the batch the key's columns lie
     * @param firstRow index in the table of the batch's first row
     */
    public void code(Batch batch, int[] columns, long firstRow, KeyCodes codes) {
        codes.begin(firstRow, batch.size());
        for (int column : columns) {
            markAbsent(batch.vector(column), codes);
        }
        if (columns.length > 1) {
            KeyHash.hash(batch, columns, codes);
        } else if (batch.vector(columns[0]) instanceof LongVector longs) {
            Arrays.fill(codes.high(), 0, codes.size(), 0);
            System.arraycopy(longs.values(), 0, codes.low(), 0, codes.size());
        } else {
            KeyHash.hash(batch, columns, codes);
            if (batch.vector(columns[0]) instanceof TextVector text) {
                numberWithin(text, codes);
            } else if (batch.vector(columns[0]) instanceof CodeVector coded) {
                numberWithin(coded, codes);
            }
        }
    }

    private static void markAbsent(Vector vector, KeyCodes codes) {
        if (vector.hasNulls()) {
            for (int i = 0; i < codes.size(); i++) {
                codes.absent()[i] |= vector.nulls()[i];
            }
        }
    }

    private void numberWithin(TextVector text, KeyCodes codes) {
        for (int i = 0; i < codes.size(); i++) {
            if (!codes.absent()[i]) {
                numberWithin(text.arena(), text.start()[i], text.length()[i], i, codes);
            }
        }
    }

    private void numberWithin(CodeVector coded, KeyCodes codes) {
        TextDictionary dictionary = coded.dictionary();
        for (int i = 0; i < codes.size(); i++) {
            if (!codes.absent()[i]) {
                int code = coded.codes()[i];
                numberWithin(dictionary.bytes(), dictionary.start(code), dictionary.length(code), i, codes);
            }
        }
    }

    private void numberWithin(byte[] bytes, int start, int length, int i, KeyCodes codes) {
        Head known = head;
        if (known == null) {
            known = choose(bytes, start, length);
        }
        int same = known.bytes().length;
        if (length == known.length() && Arrays.equals(known.bytes(), 0, same, bytes, start, start + same)) {
            long number = digits(bytes, start + same, start + length);
            if (number >= 0) {
                codes.high()[i] = 0;
                codes.low()[i] = number;
            }
        }
    }

    private synchronized Head choose(byte[] arena, int start, int length) {
        Head known = head;
        if (known == null) {
            int digits = 0;
            while (digits < Math.min(length, MOST_DIGITS) && isDigit(arena[start + length - 1 - digits])) {
                digits++;
            }
            known = new Head(Arrays.copyOfRange(arena, start, start + length - digits), length);
            head = known;
        }
        return known;
    }

    /** The number that these digits are, or -1 if there is anything else among them, or nothing. */
    private static long digits(byte[] arena, int from, int to) {
        if (from == to) {
            return -1;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(arena[at])) {
                return -1;
            }
            number = number * 10 + (arena[at] - '0');
        }
        return number;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
