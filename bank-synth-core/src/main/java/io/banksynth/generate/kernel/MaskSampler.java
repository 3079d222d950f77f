package io.banksynth.generate.kernel;

import io.banksynth.batch.TextVector;
import io.banksynth.model.Mask;
import io.banksynth.random.RandomStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes texts of a mask: at random, or the one of a number, by which different numbers give different texts. */
final class MaskSampler {
    /** Per position its choices, each in UTF-8; a literal is a single choice. */
    private final byte[][][] choices;

    private final int longest;

    MaskSampler(Mask mask) {
        List<String> alphabets = mask.alphabets();
        choices = new byte[alphabets.size()][][];
        int bytes = 0;
        for (int i = 0; i < choices.length; i++) {
            choices[i] = alphabets
                    .get(i)
                    .codePoints()
                    .mapToObj(c -> Character.toString(c).getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            bytes += choices[i][0].length;
        }
        longest = bytes;
    }

    /** Writes random characters to cell i. */
    void draw(long bits, TextVector out, int i) {
        int start = out.reserve(longest);
        byte[] arena = out.arena();
        int at = start;
        long state = bits;
        for (byte[][] position : choices) {
            if (position.length == 1) {
                for (byte b : position[0]) {
                    arena[at++] = b;
                }
            } else {
                state = RandomStream.next(state);
                arena[at++] = position[(int) RandomStream.below(state, position.length)][0];
            }
        }
        out.commit(i, at - start);
    }

    /** Writes the text that a number stands for in mixed radix, its last position changing fastest. */
    void write(long number, TextVector out, int i) {
        int start = out.reserve(longest);
        byte[] arena = out.arena();
        int at = start + longest;
        long left = number;
        for (int p = choices.length - 1; p >= 0; p--) {
            byte[][] position = choices[p];
            byte[] choice = position[(int) (left % position.length)];
            left /= position.length;
            at -= choice.length;
            System.arraycopy(choice, 0, arena, at, choice.length);
        }
        out.commit(i, longest);
    }

    /** How many texts the mask has, at most 2^62. */
    long size() {
        BigInteger size = BigInteger.ONE;
        for (byte[][] position : choices) {
            size = size.multiply(BigInteger.valueOf(position.length));
        }
        return size.min(BigInteger.ONE.shiftLeft(62)).longValueExact();
    }
}
