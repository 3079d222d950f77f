package io.banksynth.sink;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adds up texts and bytes: of each the first 48 bits of its MD5, which databases compute as well. */
final class TextAdder extends ColumnAdder {
    /** Whether spaces at a text's end belong to it. */
    enum Ends {
        KEPT,
        /** The column pads its texts with spaces, so nobody can tell them from the text's own. */
        CUT
    }

    private static final int HASH_BYTES = 6;
    private static final long UNKNOWN = -1;

    private final Ends ends;
    private final MessageDigest md5;
    private final byte[] hash = new byte[16];
    private @Nullable CodeVector codes;
    private @Nullable TextVector texts;
    private @Nullable TextDictionary dictionary;
    private long[] hashes = new long[0];
    private long characters;
    private int longest;

    TextAdder(Ends ends) {
        this.ends = ends;
        try {
            this.md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    @Override
    void begin(Vector vector) {
        codes = vector instanceof CodeVector coded ? coded : null;
        texts = vector instanceof TextVector text ? text : null;
        if (codes != null && codes.dictionary() != dictionary) {
            dictionary = codes.dictionary();
            hashes = new long[dictionary.size()];
            Arrays.fill(hashes, UNKNOWN);
        }
    }

    @Override
    void addCell(int i) {
        if (texts != null) {
            addText(texts.arena(), texts.start()[i], texts.length()[i], UNKNOWN);
        } else if (codes != null && dictionary != null) {
            int code = codes.codes()[i];
            hashes[code] = addText(dictionary.bytes(), dictionary.start(code), dictionary.length(code), hashes[code]);
        }
    }

    /** Adds a text whose hash may be known, and returns the hash. */
    private long addText(byte[] bytes, int start, int length, long known) {
        if (length == 0) {
            return known;
        }
        int end = start + length;
        while (ends == Ends.CUT && end > start && bytes[end - 1] == ' ') {
            end--;
        }
        long number = known != UNKNOWN ? known : end == start ? 0 : hash(bytes, start, end - start);
        count(number);
        longest = Math.max(longest, length);
        for (int i = start; i < start + length; i++) {
            // UTF-16 has a unit for each leading byte, and two where four bytes follow one another.
            characters += (bytes[i] & 0xC0) == 0x80 ? 0 : (bytes[i] & 0xF8) == 0xF0 ? 2 : 1;
        }
        return number;
    }

    private long hash(byte[] bytes, int start, int length) {
        md5.update(bytes, start, length);
        try {
            md5.digest(hash, 0, hash.length);
        } catch (java.security.DigestException e) {
            throw new IllegalStateException("MD5 has 16 bytes", e);
        }
        long number = 0;
        for (int i = 0; i < HASH_BYTES; i++) {
            number = number << Byte.SIZE | (hash[i] & 0xFF);
        }
        return number;
    }

    @Override
    ColumnSum sum() {
        ColumnSum counted = super.sum();
        return new ColumnSum(counted.values(), counted.sum(), characters, longest);
    }
}
