package io.banksynth.privacy.provider;

import io.banksynth.batch.TextDictionary;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * A piece of a provided text, of which there are so many choices. A choice is a whole number from 0; the same choice gives
 * the same bytes. Immutable and shared by threads.
 */
sealed interface Part {
    /** How many choices there are, at least 1. */
    long choices();

    /** Most bytes that a choice takes. */
    int longest();

    /**
     * Writes a choice.
     *
     * @param gender of the person whom the row is about
     * @param start where the text begins in {@code out}
     * @param at where this piece begins
     * @return where the piece ends
     */
    int write(long choice, Gender gender, byte[] out, int start, int at);

    /** Always the same. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Literal(String text, byte[] bytes) implements Part {
        static Literal of(String text) {
            return new Literal(text, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long choices() {
            return 1;
        }

        @Override
        public int longest() {
            return bytes.length;
        }

        @Override
        public int write(long choice, Gender gender, byte[] out, int start, int at) {
            for (int i = 0; i < bytes.length; i++) {
                out[at + i] = bytes[i];
            }
            return at + bytes.length;
        }
    }

    /** One of a list. */
    record Listed(TextDictionary values, int longest) implements Part {
        static Listed of(TextDictionary values) {
            int longest = 0;
            for (int i = 0; i < values.size(); i++) {
                longest = Math.max(longest, values.length(i));
            }
            return new Listed(values, longest);
        }

        @Override
        public long choices() {
            return values.size();
        }

        @Override
        public int write(long choice, Gender gender, byte[] out, int start, int at) {
            int length = values.length((int) choice);
            System.arraycopy(values.bytes(), values.start((int) choice), out, at, length);
            return at + length;
        }
    }

    /** One of two lists, by the person's gender. A choice stands for one entry of each. */
    record Gendered(Listed female, Listed male, Divisor women) implements Part {
        Gendered(Listed female, Listed male) {
            this(female, male, Divisor.of(female.choices()));
        }

        @Override
        public long choices() {
            return female.choices() * male.choices();
        }

        @Override
        public int longest() {
            return Math.max(female.longest(), male.longest());
        }

        /** The entry of a choice within the list of the gender. */
        int entry(long choice, Gender gender) {
            long man = women.quotient(choice);
            return (int) (gender == Gender.FEMALE ? choice - man * women.by() : man);
        }

        @Override
        public int write(long choice, Gender gender, byte[] out, int start, int at) {
            Listed list = gender == Gender.FEMALE ? female : male;
            return list.write(entry(choice, gender), gender, out, start, at);
        }
    }

    /** A whole number of {@code [from, from + choices)}, with zeros in front up to {@code width} digits. */
    record Digits(long from, long choices, int width, int longest) implements Part {
        private static final long[] POWERS = powers();

        private static long[] powers() {
            long[] powers = new long[19];
            powers[0] = 1;
            for (int i = 1; i < powers.length; i++) {
                powers[i] = powers[i - 1] * 10;
            }
            return powers;
        }

        static Digits of(long from, long choices, int width) {
            return new Digits(
                    from,
                    choices,
                    width,
                    Math.max(width, Long.toString(from + choices - 1).length()));
        }

        /** All numbers of so many digits, zeros in front included. */
        static Digits digits(int digits) {
            return of(0, POWERS[digits], digits);
        }

        @Override
        public int write(long choice, Gender gender, byte[] out, int start, int at) {
            return write(from + choice, width, out, at);
        }

        /** Writes a number of at most 18 digits, with zeros in front up to {@code width}. */
        static int write(long number, int width, byte[] out, int at) {
            int digits = Math.max(1, width);
            for (long bound = POWERS[digits]; digits < 18 && number >= bound; bound *= 10) {
                digits++;
            }
            long left = number;
            int i = at + digits - 1;
            for (; i > at; i -= 2) {
                long rest = left / 100;
                int two = (int) (left - rest * 100);
                int ten = (two * 103) >>> 10;
                out[i] = (byte) ('0' + two - ten * 10);
                out[i - 1] = (byte) ('0' + ten);
                left = rest;
            }
            if (i == at) {
                out[i] = (byte) ('0' + left % 10);
            }
            return at + digits;
        }
    }

    /** So many characters of an ASCII alphabet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Letters(byte[] alphabet, int count) implements Part {
        static Letters of(String alphabet, int count) {
            return new Letters(alphabet.getBytes(StandardCharsets.US_ASCII), count);
        }

        @Override
        public long choices() {
            long choices = 1;
            for (int i = 0; i < count; i++) {
                choices *= alphabet.length;
            }
            return choices;
        }

        @Override
        public int longest() {
            return count;
        }

        @Override
        public int write(long choice, Gender gender, byte[] out, int start, int at) {
            long left = choice;
            int letters = alphabet.length;
            if ((letters & (letters - 1)) == 0) {
                int bits = Integer.numberOfTrailingZeros(letters);
                for (int i = at + count - 1; i >= at; i--) {
                    out[i] = alphabet[(int) left & (letters - 1)];
                    left >>>= bits;
                }
                return at + count;
            }
            for (int i = at + count - 1; i >= at; i--) {
                long rest = left / letters;
                out[i] = alphabet[(int) (left - rest * letters)];
                left = rest;
            }
            return at + count;
        }
    }

    /** A day, spelled by a pattern of {@code yyyy}, {@code yy}, {@code MM}, {@code dd} and other characters. */
    record Day(long first, long choices, String pattern) implements Part {
        static Day of(LocalDate first, LocalDate last, String pattern) {
            return new Day(first.toEpochDay(), last.toEpochDay() - first.toEpochDay() + 1, pattern);
        }

        @Override
        public int longest() {
            return pattern.length();
        }

        @Override
        public int write(long choice, Gender gender, byte[] out, int start, int at) {
            LocalDate day = LocalDate.ofEpochDay(first + choice);
            int to = at;
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                int run = 1;
                while (i + 1 < pattern.length() && pattern.charAt(i + 1) == c) {
                    i++;
                    run++;
                }
                int field =
                        c == 'y' ? day.getYear() : c == 'M' ? day.getMonthValue() : c == 'd' ? day.getDayOfMonth() : -1;
                for (int p = run - 1, left = field; p >= 0; p--) {
                    out[to + p] = field < 0 ? (byte) c : (byte) ('0' + left % 10);
                    left /= 10;
                }
                to += run;
            }
            return to;
        }
    }

    /** What follows from the bytes before it. */
    record Check(CheckDigit scheme, int longest) implements Part {
        @Override
        public long choices() {
            return 1;
        }

        @Override
        public int write(long choice, Gender gender, byte[] out, int start, int at) {
            return scheme.write(out, start, at);
        }
    }

    /**
     * Where a number goes by which texts differ that must be unique and would not be else.
     *
     * @param lead stands before the number
     * @param otherwise stands here where no such number is needed
     */
    record Serial(Literal lead, Part otherwise) implements Part {
        private static final int MOST_DIGITS = 19;

        @Override
        public long choices() {
            return otherwise.choices();
        }

        @Override
        public int longest() {
            return Math.max(lead.longest() + MOST_DIGITS, otherwise.longest());
        }

        @Override
        public int write(long choice, Gender gender, byte[] out, int start, int at) {
            return otherwise.write(choice, gender, out, start, at);
        }

        /** Writes a number behind the lead, nothing for 0. */
        int write(long number, byte[] out, int at) {
            if (number == 0) {
                return at;
            }
            int to = lead.write(0, Gender.FEMALE, out, at, at);
            return Digits.write(number, 1, out, to);
        }
    }
}
