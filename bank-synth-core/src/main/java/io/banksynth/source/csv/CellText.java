package io.banksynth.source.csv;

/** Small questions about the characters of one cell. */
final class CellText {
    private CellText() {}

    /** Where the text begins behind leading spaces. */
    static int trimStart(char[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] <= ' ') {
            at++;
        }
        return at;
    }

    /** Where the text ends before trailing spaces; {@code from} if there is nothing else. */
    static int trimEnd(char[] text, int from, int to) {
        int at = to;
        while (at > from && text[at - 1] <= ' ') {
            at--;
        }
        return at;
    }

    /** 1 for true, 0 for false in any case, -1 for anything else. */
    static int bool(char[] text, int from, int to) {
        if (to - from == 4 && matches(text, from, "true")) {
            return 1;
        }
        return to - from == 5 && matches(text, from, "false") ? 0 : -1;
    }

    private static boolean matches(char[] text, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((text[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Characters of the text, a pair of surrogates counted once. */
    static int codePoints(char[] text, int from, int to) {
        int count = to - from;
        for (int i = from; i < to; i++) {
            count -= Character.isLowSurrogate(text[i]) ? 1 : 0;
        }
        return count;
    }

    /** For messages: the text between quotes, its line breaks escaped, cut after forty characters. */
    static String shown(char[] text, int from, int to) {
        int stop = Math.min(to, from + 40);
        StringBuilder shown = new StringBuilder("\"");
        for (int i = from; i < stop; i++) {
            shown.append(Character.isISOControl(text[i]) ? '?' : text[i]);
        }
        return shown.append(stop < to ? "...\"" : "\"").toString();
    }
}
