package io.banksynth.discover.data;

import java.util.Arrays;

/**
 * The distinct values of a column by their 64-bit hashes, in bounded memory: all of them while they are few, else those
 * whose hash begins with {@code level} zero bits (Flajolet's adaptive sampling: Wegman's algorithm, 1990). Two sketches stay comparable, since both
 * keep the same values at the higher of their levels.
 */
public final class DistinctSketch {
    private static final int MOST = 1 << 20;

    private long[] hashes = new long[64];
    private int used;
    private int level;
    private boolean repeated;

    /** Adds a value by its hash. */
    public void add(long hash) {
        if (level > 0 && hash >>> (64 - level) != 0) {
            return;
        }
        if (used == hashes.length) {
            if (used >= 2 * MOST) {
                compact();
                while (used > MOST) {
                    raise();
                }
            } else {
                hashes = Arrays.copyOf(hashes, used * 2);
            }
        }
        hashes[used++] = hash;
    }

    private void compact() {
        Arrays.sort(hashes, 0, used);
        int kept = 0;
        for (int i = 0; i < used; i++) {
            if (kept > 0 && hashes[kept - 1] == hashes[i]) {
                repeated = true;
            } else {
                hashes[kept++] = hashes[i];
            }
        }
        used = kept;
    }

    private void raise() {
        level++;
        int kept = 0;
        for (int i = 0; i < used; i++) {
            if (hashes[i] >>> (64 - level) == 0) {
                hashes[kept++] = hashes[i];
            }
        }
        used = kept;
    }

    /** Makes the sketch ready for questions; nothing is added afterwards. */
    public DistinctSketch finish() {
        compact();
        hashes = Arrays.copyOf(hashes, used);
        return this;
    }

    /** Distinct values, exact up to a million, estimated above. */
    public long distinct() {
        return (long) used << level;
    }

    /** Whether a value came twice, as far as the kept values tell. */
    public boolean repeats() {
        return repeated;
    }

    /** The share of this sketch's distinct values that are in the other one; 1 if this one is empty. */
    public double inclusion(DistinctSketch other) {
        int common = Math.max(level, other.level);
        int mine = 0;
        int shared = 0;
        for (int i = 0; i < used; i++) {
            long hash = hashes[i];
            if (common > 0 && hash >>> (64 - common) != 0) {
                continue;
            }
            mine++;
            if (Arrays.binarySearch(other.hashes, 0, other.used, hash) >= 0) {
                shared++;
            }
        }
        return mine == 0 ? 1.0 : (double) shared / mine;
    }
}
