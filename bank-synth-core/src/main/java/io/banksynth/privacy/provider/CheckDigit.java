package io.banksynth.privacy.provider;

/** A rule by which characters of a text follow from the others. */
@FunctionalInterface
interface CheckDigit {
    /**
     * Writes the characters that follow, behind the text or into a place that was left for them.
     *
     * @param start where the text begins
     * @param at where it ends so far
     * @return where it ends now
     */
    int write(byte[] out, int start, int at);

    /** Luhn's digit behind a text of digits (ISO/IEC 7812-1, annex B). */
    static int luhn(byte[] out, int start, int at) {
        int sum = 0;
        int i = at - 1;
        for (; i > start; i -= 2) {
            sum += twice(out[i] - '0') + out[i - 1] - '0';
        }
        if (i == start) {
            sum += twice(out[i] - '0');
        }
        out[at] = (byte) ('0' + (10 - sum % 10) % 10);
        return at + 1;
    }

    /**
     * The two check digits of an IBAN at its third character (ISO 13616, ISO/IEC 7064 MOD 97-10).
     *
     * @param lead what all of them begin with: the country, two zeros, and the rest up to the last letter at least
     */
    static CheckDigit iban(String lead) {
        int bank = remainder(0, lead, 4, lead.length());
        byte[] checks = new byte[2 * 97];
        for (int digits = 0; digits < 97; digits++) {
            int check = 98 - remainder(digits, lead, 0, 2) * 100 % 97;
            checks[2 * digits] = (byte) ('0' + check / 10);
            checks[2 * digits + 1] = (byte) ('0' + check % 10);
        }
        return (out, start, at) -> {
            long number = bank;
            for (int i = start + lead.length(); i < at; i++) {
                number = number * 10 + out[i] - '0';
                if (number >= 10_000_000_000_000_000L) {
                    number %= 97;
                }
            }
            int remainder = (int) (number % 97);
            out[start + 2] = checks[2 * remainder];
            out[start + 3] = checks[2 * remainder + 1];
            return at;
        };
    }

    /** Modulo 97, of a number with digits behind it and letters, which are two digits each. */
    private static int remainder(int number, String text, int from, int to) {
        int remainder = number;
        for (int i = from; i < to; i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder;
    }

    /** A digit doubled, the digits of the result added: 9 is taken off from 5 on. */
    private static int twice(int digit) {
        return 2 * digit - (((4 - digit) >> 31) & 9);
    }

    /** A digit behind the last {@code weights.length()} digits by their weighted sum: {@code (10 - sum mod 10) mod 10}. */
    static CheckDigit weighted(String weights) {
        return (out, start, at) -> {
            int sum = 0;
            int from = at - weights.length();
            for (int i = 0; i < weights.length(); i++) {
                sum += (out[from + i] - '0') * (weights.charAt(i) - '0');
            }
            out[at] = (byte) ('0' + (10 - sum % 10) % 10);
            return at + 1;
        };
    }

    /**
     * Two digits behind the last so many digits: the number they are, times {@code factor}, modulo 97, taken from {@code from}
     * if that is above 0; where the result is 0 it is 97.
     */
    static CheckDigit modulo97(int digits, int factor, int from) {
        return (out, start, at) -> {
            int remainder = 0;
            for (int i = at - digits; i < at; i++) {
                remainder = (remainder * 10 + out[i] - '0') % 97;
            }
            int check = remainder * factor % 97;
            if (from > 0) {
                check = from - check;
            } else if (check == 0) {
                check = 97;
            }
            out[at] = (byte) ('0' + check / 10);
            out[at + 1] = (byte) ('0' + check % 10);
            return at + 2;
        };
    }

    /** The last digit of a German pension insurance number: its letter counts as two digits, digits of products are added. */
    static int germanPension(byte[] out, int start, int at) {
        int[] weights = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
        int sum = 0;
        int weight = 0;
        for (int i = start; i < at; i++) {
            int value = out[i] <= '9' ? out[i] - '0' : out[i] - 'A' + 1;
            if (out[i] > '9') {
                sum += crossSum(value / 10 * weights[weight++]);
                value %= 10;
            }
            sum += crossSum(value * weights[weight++]);
        }
        out[at] = (byte) ('0' + sum % 10);
        return at + 1;
    }

    private static int crossSum(int number) {
        return number / 10 + number % 10;
    }
}
