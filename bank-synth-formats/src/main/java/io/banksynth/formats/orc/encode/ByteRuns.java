package io.banksynth.formats.orc.encode;

import java.io.IOException;

/** Run-length encoding of bytes (ORC specification, "Byte Run Length Encoding"): 3 to 130 alike, or up to 128 others. */
final class ByteRuns {
    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 130;
    private static final int MOST_LITERALS = 128;

    private final OrcStream out;
    private final byte[] literals = new byte[MOST_LITERALS];
    private int count;
    private boolean running;

    ByteRuns(OrcStream out) {
        this.out = out;
    }

    void write(byte value) throws IOException {
        if (running) {
            if (value == literals[0]) {
                count++;
                if (count == LONGEST_RUN) {
                    flush();
                }
                return;
            }
            flush();
        }
        literals[count++] = value;
        if (count >= SHORTEST_RUN && literals[count - 2] == value && literals[count - 3] == value) {
            count -= SHORTEST_RUN;
            flush();
            literals[0] = value;
            count = SHORTEST_RUN;
            running = true;
        } else if (count == MOST_LITERALS) {
            flush();
        }
    }

    /** Writes the same byte many times. */
    void repeat(byte value, int times) throws IOException {
        int left = times;
        while (left > 0) {
            if (running && literals[0] == value) {
                int part = Math.min(left, LONGEST_RUN - count);
                count += part;
                left -= part;
                if (count == LONGEST_RUN) {
                    flush();
                }
            } else {
                write(value);
                left--;
            }
        }
    }

    void flush() throws IOException {
        if (count > 0) {
            if (running) {
                byte[] buffer = out.room(2);
                int at = out.at();
                buffer[at] = (byte) (count - SHORTEST_RUN);
                buffer[at + 1] = literals[0];
                out.end(at + 2);
            } else {
                out.write(-count);
                out.write(literals, 0, count);
            }
        }
        count = 0;
        running = false;
    }

    int recordPosition(long[] target, int at) {
        int next = out.recordPosition(target, at);
        target[next] = count;
        return next + 1;
    }

    int positions() {
        return out.positions() + 1;
    }
}
