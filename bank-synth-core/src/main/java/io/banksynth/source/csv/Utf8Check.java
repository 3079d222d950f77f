package io.banksynth.source.csv;

/**
 * Says whether bytes are well-formed UTF-8, told piece by piece (Unicode Standard, table 3-7): no overlong forms, no
 * surrogates, nothing above U+10FFFF.
 */
final class Utf8Check {
    /** Continuation bytes that are still to come. */
    private int open;
    /** The smallest and largest byte that may come next while {@code open > 0}. */
    private int least = 0x80;

    private int most = 0xBF;
    private boolean valid = true;

    void accept(byte[] bytes, int size) {
        int i = 0;
        while (valid && i < size) {
            if (open == 0 && bytes[i] >= 0) {
                i++;
            } else {
                valid = accept(bytes[i++] & 0xFF);
            }
        }
    }

    private boolean accept(int b) {
        if (open > 0) {
            boolean fits = b >= least && b <= most;
            least = 0x80;
            most = 0xBF;
            open--;
            return fits;
        }
        if (b < 0xC2 || b > 0xF4) {
            return false;
        }
        open = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        return true;
    }

    /** Whether nothing has been wrong so far. */
    boolean valid() {
        return valid;
    }

    /** Whether all was well, and no character was cut off at the end. */
    boolean validToTheEnd() {
        return valid && open == 0;
    }
}
