package io.banksynth.source.csv;

/** Writes characters as UTF-8 into an array, without an object in between. */
final class Utf8 {
    private Utf8() {}

    /**
     * Encodes {@code [from, to)}, whose surrogates come in pairs.
     *
     * @param at where to begin in {@code bytes}, which has room for three bytes a character
     * @return the position behind the last byte
     */
    static int encode(char[] text, int from, int to, byte[] bytes, int at) {
        int out = at;
        int in = from;
        while (in < to && text[in] < 0x80) {
            bytes[out++] = (byte) text[in++];
        }
        while (in < to) {
            int c = text[in++];
            if (c < 0x80) {
                bytes[out++] = (byte) c;
            } else if (c < 0x800) {
                bytes[out++] = (byte) (0xC0 | (c >> 6));
                bytes[out++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate((char) c) && in < to) {
                int point = Character.toCodePoint((char) c, text[in++]);
                bytes[out++] = (byte) (0xF0 | (point >> 18));
                bytes[out++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                bytes[out++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                bytes[out++] = (byte) (0x80 | (point & 0x3F));
            } else {
                bytes[out++] = (byte) (0xE0 | (c >> 12));
                bytes[out++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                bytes[out++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return out;
    }
}
