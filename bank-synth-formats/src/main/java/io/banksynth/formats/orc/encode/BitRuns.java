package io.banksynth.formats.orc.encode;

import java.io.IOException;

/** Bits, eight to a byte, highest first, over runs of bytes. */
final class BitRuns {
    private final ByteRuns bytes;
    private int current;
    private int filled;

    BitRuns(OrcStream out) {
        this.bytes = new ByteRuns(out);
    }

    void write(int bit) throws IOException {
        current |= bit << (7 - filled);
        if (++filled == 8) {
            bytes.write((byte) current);
            current = 0;
            filled = 0;
        }
    }

    void ones(int times) throws IOException {
        int left = times;
        while (left > 0 && filled != 0) {
            write(1);
            left--;
        }
        bytes.repeat((byte) 0xFF, left >> 3);
        for (left &= 7; left > 0; left--) {
            write(1);
        }
    }

    void flush() throws IOException {
        if (filled > 0) {
            bytes.write((byte) current);
            current = 0;
            filled = 0;
        }
        bytes.flush();
    }

    int recordPosition(long[] target, int at) {
        int next = bytes.recordPosition(target, at);
        target[next] = filled;
        return next + 1;
    }

    int positions() {
        return bytes.positions() + 1;
    }
}
