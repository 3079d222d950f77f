package io.banksynth.train;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.Vector;
import io.banksynth.model.KeyForm;
import io.banksynth.model.Mask;
import io.banksynth.schema.DataType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Learns how a key looks. Nothing of its values is kept but what all of them share. */
final class KeyLearner {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORMATTED = Pattern.compile("(\\D*?)(\\d{1,18})(\\D*)", Pattern.DOTALL);
    private static final int SCATTERED_FROM_DIGITS = 6;
    private static final long ROOM = 1L << 40;

    private final int k;

    KeyLearner(int k) {
        this.k = k;
    }

    /**
     * The form of a key of one column.
     *
     * @param units the unit of each row
     */
    KeyForm learn(Vector vector, DataType type, int[] units) {
        boolean shared = IntStream.range(0, units.length)
                        .filter(row -> !vector.nulls()[row])
                        .map(row -> units[row])
                        .distinct()
                        .limit(k)
                        .count()
                >= k;
        Optional<KeyForm> checked = shared ? new CheckedKeys(vector, type, units.length).form() : Optional.empty();
        if (checked.isPresent()) {
            return checked.get();
        }
        if (vector instanceof CodeVector codes) {
            return shared ? learnText(codes, units.length) : new KeyForm.Formatted("", 10, "", 1);
        }
        return shared && vector instanceof LongVector longs && type instanceof DataType.Whole
                ? learnNumber(longs, units.length)
                : new KeyForm.Sequence(1, 1);
    }

    /** Numbers of one width that leave most of their domain free and do not ascend look random, and stay so. */
    private KeyForm learnNumber(LongVector longs, int rows) {
        int width = 0;
        int descents = 0;
        int steps = 0;
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        long previous = Long.MIN_VALUE;
        for (int i = 0; i < rows; i++) {
            if (longs.nulls()[i]) {
                continue;
            }
            long value = longs.values()[i];
            int digits = value < 0 ? -1 : Long.toString(value).length();
            width = steps == 0 || width == digits ? digits : -1;
            descents += value < previous ? 1 : 0;
            previous = value;
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
            steps++;
        }
        if (width < 1) {
            return new KeyForm.Sequence(1, 1);
        }
        boolean sparse = largest / 2 - smallest / 2 > (long) steps;
        if (width >= SCATTERED_FROM_DIGITS && sparse && descents > steps / 10) {
            return new KeyForm.Scattered(width > 18 ? 18 : width);
        }
        return new KeyForm.Sequence(width < 4 || width > 18 ? 1 : power(width - 1) + 1, 1);
    }

    private KeyForm learnText(CodeVector codes, int rows) {
        TextDictionary dictionary = codes.dictionary();
        boolean[] used = new boolean[dictionary.size()];
        for (int i = 0; i < rows; i++) {
            if (!codes.nulls()[i]) {
                used[codes.codes()[i]] = true;
            }
        }
        Shape shape = null;
        for (int code = 0; code < used.length; code++) {
            if (used[code]) {
                shape = shape == null ? new Shape(dictionary.text(code)) : shape.with(dictionary.text(code));
            }
        }
        return shape == null ? new KeyForm.Formatted("", 10, "", 1) : shape.form();
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** What all texts seen so far have in common. */
    private static final class Shape {
        private boolean uuid = true;
        private boolean upperCase;
        private boolean formatted = true;
        private String prefix = "";
        private String suffix = "";
        private int width;
        private boolean fixedWidth = true;
        private int[] classes;
        private int[] literals;
        private boolean fixedLength = true;
        private int longest;

        Shape(String text) {
            int[] points = text.codePoints().toArray();
            classes = new int[points.length];
            literals = points;
            Matcher m = FORMATTED.matcher(text);
            formatted = m.matches();
            if (formatted) {
                prefix = m.group(1);
                suffix = m.group(3);
                width = m.group(2).length();
            }
            with(text);
        }

        Shape with(String text) {
            uuid &= UUID.matcher(text).matches();
            upperCase |= !text.equals(text.toLowerCase(java.util.Locale.ROOT));
            Matcher m = FORMATTED.matcher(text);
            formatted &= m.matches() && m.group(1).equals(prefix) && m.group(3).equals(suffix);
            if (formatted) {
                fixedWidth &= m.group(2).length() == width;
                width = Math.max(width, m.group(2).length());
            }
            int[] points = text.codePoints().toArray();
            longest = Math.max(longest, points.length);
            fixedLength &= points.length == classes.length;
            for (int i = 0; i < Math.min(points.length, classes.length); i++) {
                classes[i] |= classOf(points[i]);
                if (points[i] != literals[i]) {
                    literals[i] = -1;
                }
            }
            return this;
        }

        private static int classOf(int point) {
            if (point >= '0' && point <= '9') {
                return 1;
            }
            return Character.isUpperCase(point) ? 2 : Character.isLetter(point) ? 4 : 8;
        }

        KeyForm form() {
            if (uuid) {
                return new KeyForm.Uuid(upperCase);
            }
            if (formatted) {
                return new KeyForm.Formatted(prefix, fixedWidth ? width : 1, suffix, 1);
            }
            Mask mask = mask();
            return fixedLength && mask.values() >= ROOM
                    ? new KeyForm.Masked(mask)
                    : new KeyForm.Formatted("K", Math.max(1, Math.min(17, longest - 1)), "", 1);
        }

        private Mask mask() {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < classes.length; i++) {
                if (literals[i] >= 0) {
                    out.append(Mask.quote(Character.toString(literals[i])));
                } else {
                    out.append(
                            switch (classes[i]) {
                                case 1 -> '9';
                                case 2 -> 'A';
                                case 4 -> 'a';
                                case 5 -> 'x';
                                default -> 'X';
                            });
                }
            }
            return new Mask(out.toString());
        }
    }
}
