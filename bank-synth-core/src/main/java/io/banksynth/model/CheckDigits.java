package io.banksynth.model;

/** Rules by which digits of a number follow from its others, so that mistyped numbers are noticed. */
public enum CheckDigits {
    /** The last digit of cards and many account numbers (ISO/IEC 7812-1, annex B). */
    LUHN {
        @Override
        public boolean isForm(String text) {
            return text.matches("[0-9]{10,19}");
        }

        @Override
        public int[] places(int length) {
            return new int[] {length - 1};
        }

        @Override
        void write(byte[] text, int from, int to) {
            int sum = 0;
            for (int i = to - 2; i >= from; i--) {
                int digit = (text[i] - '0') * ((to - 2 - i) % 2 == 0 ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
            }
            text[to - 1] = (byte) ('0' + (10 - sum % 10) % 10);
        }
    },
    /** The last of nine digits of American bank routing numbers: weights 3, 7 and 1, modulo 10. */
    ABA {
        @Override
        public boolean isForm(String text) {
            return text.matches("[0-9]{9}");
        }

        @Override
        public int[] places(int length) {
            return new int[] {length - 1};
        }

        @Override
        void write(byte[] text, int from, int to) {
            int sum = 0;
            for (int i = from; i < to - 1; i++) {
                sum += (text[i] - '0') * WEIGHTS[(i - from) % WEIGHTS.length];
            }
            text[to - 1] = (byte) ('0' + (10 - sum % 10) % 10);
        }
    },
    /** The third and fourth character of an IBAN (ISO 13616, ISO/IEC 7064 MOD 97-10). */
    IBAN {
        @Override
        public boolean isForm(String text) {
            return text.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
        }

        @Override
        public int[] places(int length) {
            return new int[] {2, 3};
        }

        @Override
        void write(byte[] text, int from, int to) {
            int remainder = 0;
            for (int i = from + 4; i < to; i++) {
                remainder = append(remainder, text[i]);
            }
            remainder = append(append(remainder, text[from]), text[from + 1]);
            int check = 98 - remainder * 100 % 97;
            text[from + 2] = (byte) ('0' + check / 10);
            text[from + 3] = (byte) ('0' + check % 10);
        }
    };

    private static final int[] WEIGHTS = {3, 7, 1};

    private static int append(int remainder, byte character) {
        return character <= '9'
                ? (remainder * 10 + character - '0') % 97
                : (remainder * 100 + character - 'A' + 10) % 97;
    }

    /** Whether a text has the length and characters of such numbers. */
    public abstract boolean isForm(String text);

    /** Which characters of a text of that length are the check digits. */
    public abstract int[] places(int length);

    abstract void write(byte[] text, int from, int to);

    /** Puts the right check digits in their places; the text from {@code from} up to {@code to} has the form otherwise. */
    public void complete(byte[] text, int from, int to) {
        write(text, from, to);
    }

    /** Whether a text is such a number with the right check digits. */
    public boolean holds(String text) {
        if (!isForm(text)) {
            return false;
        }
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] right = bytes.clone();
        write(right, 0, right.length);
        return java.util.Arrays.equals(bytes, right);
    }
}
