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

    /** Luhn's digit behind the text (ISO/IEC 7812-1, annex B); characters that are no digits do not count. */
    static int luhn(byte[] out, int start, int at) {
        int sum = 0;
        boolean twice = true;
        for (int i = at - 1; i >= start; i--) {
            if (out[i] >= '0' && out[i] <= '9') {
                int digit = (out[i] - '0') * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        out[at] = (byte) ('0' + (10 - sum % 10) % 10);
        return at + 1;
    }

    /** The two check digits of an IBAN at its third character (ISO 13616, ISO/IEC 7064 MOD 97-10). */
    static int iban(byte[] out, int start, int at) {
        int remainder = 0;
        for (int i = start + 4; i < at; i++) {
            remainder = append97(remainder, out[i]);
        }
        remainder = append97(append97(remainder, out[start]), out[start + 1]);
        int check = 98 - remainder * 100 % 97;
        out[start + 2] = (byte) ('0' + check / 10);
        out[start + 3] = (byte) ('0' + check % 10);
        return at;
    }

    private static int append97(int remainder, byte character) {
        return character <= '9'
                ? (remainder * 10 + character - '0') % 97
                : (remainder * 100 + character - 'A' + 10) % 97;
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
