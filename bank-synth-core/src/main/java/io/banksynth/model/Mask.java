package io.banksynth.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The form of a text, character by character: {@code 9} stands for a digit, {@code A} for an upper-case letter, {@code a}
 * for a lower-case one, {@code X} and {@code x} for a letter of that case or a digit; every other character, and every
 * character behind a backslash, stands for itself.
 */
public record Mask(String pattern) {
    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

    public Mask {
        int unpaired = 0;
        for (int i = pattern.length() - 1; i >= 0 && pattern.charAt(i) == '\\'; i--) {
            unpaired ^= 1;
        }
        if (unpaired == 1) {
            throw new IllegalArgumentException("A mask does not end in a lone backslash: " + pattern);
        }
    }

    /** The mask of one value: digits and letters by class, everything else literally. */
    public static Mask of(String value) {
        StringBuilder out = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            if (c >= '0' && c <= '9') {
                out.append('9');
            } else if (Character.isUpperCase(c)) {
                out.append('A');
            } else if (Character.isLetter(c)) {
                out.append('a');
            } else if (c == '\\') {
                out.append("\\\\");
            } else {
                out.appendCodePoint(c);
            }
        });
        return new Mask(out.toString());
    }

    /** The mask that {@link #of} gives to every value of this one: its literal letters and digits by class as well. */
    public String form() {
        StringBuilder out = new StringBuilder(pattern.length());
        int[] points = pattern.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean quoted = points[i] == '\\';
            int point = quoted ? points[++i] : points[i];
            boolean stands = !quoted && "9AaXx".indexOf(point) >= 0;
            out.append(stands ? Character.toString(point) : of(Character.toString(point)).pattern);
        }
        return out.toString();
    }

    /** Whether a value has a character that may stand there at each position, and no others. */
    public boolean fits(String value) {
        List<String> alphabets = alphabets();
        int[] points = value.codePoints().toArray();
        boolean fits = points.length == alphabets.size();
        for (int i = 0; fits && i < points.length; i++) {
            fits = alphabets.get(i).indexOf(points[i]) >= 0;
        }
        return fits;
    }

    /** A literal text as a mask. */
    public static String quote(String literal) {
        return literal.replaceAll("([9AaXx\\\\])", "\\\\$1");
    }

    /**
     * The characters that may stand at each position, in order: one for a literal, ten for a digit, and so on. Literals
     * beyond ASCII take one position.
     */
    public List<String> alphabets() {
        List<String> out = new ArrayList<>();
        int[] points = pattern.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            switch (points[i]) {
                case '9' -> out.add(DIGITS);
                case 'A' -> out.add(UPPER);
                case 'a' -> out.add(LOWER);
                case 'X' -> out.add(UPPER + DIGITS);
                case 'x' -> out.add(LOWER + DIGITS);
                case '\\' -> out.add(Character.toString(points[++i]));
                default -> out.add(Character.toString(points[i]));
            }
        }
        return out;
    }

    /** How many values have this form, {@link Long#MAX_VALUE} where that is exceeded. */
    public long values() {
        long product = 1;
        for (String alphabet : alphabets()) {
            int choices = alphabet.codePointCount(0, alphabet.length());
            if (product > Long.MAX_VALUE / choices) {
                return Long.MAX_VALUE;
            }
            product *= choices;
        }
        return product;
    }
}
