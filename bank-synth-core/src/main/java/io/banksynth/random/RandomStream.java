package io.banksynth.random;

import java.nio.charset.StandardCharsets;

/**
 * Randomness that is a function of a place: the bits for a row depend on the seed, the table, the column and the row, on
 * nothing that was drawn before. Rows may be asked for in any order, on any machine.
 *
 * <p>The mix is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014;
 * constants of Stafford's variant 13) over a Weyl sequence in the row, with a second key of the column between its two
 * rounds, so that two columns never walk the same orbit.
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long start;
    private final long twist;

    private RandomStream(long start, long twist) {
        this.start = start;
        this.twist = twist;
    }

    /**
     * The stream of a column.
     *
     * @param purpose tells streams of one column apart, such as its values and its fan-outs
     */
    public static RandomStream of(long seed, String table, String column, String purpose) {
        long h = mix(seed + GOLDEN);
        h = hash(h, table);
        h = hash(h, column);
        h = hash(h, purpose);
        return new RandomStream(h, mix(h ^ 0xD6E8FEB86659FD93L));
    }

    /** 64 random bits for a row. */
    public long bits(long row) {
        long z = start + row * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ twist ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The next 64 bits for the same row, from the ones before: for draws that need more than one word. */
    public static long next(long bits) {
        return mix(bits + GOLDEN);
    }

    /** Maps 64 bits to a whole number in {@code [0, bound)} by multiplication: bias below {@code bound / 2^64}. */
    public static long below(long bits, long bound) {
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound);
    }

    /** Maps 64 bits to a number in {@code [0, 1)} with 53 random digits. */
    public static double unit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64 with Stafford's constants (variant 13). */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static long hash(long state, String text) {
        long h = state;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            h = mix(h ^ (b & 0xFFL)) + GOLDEN;
        }
        return mix(h ^ 0x100L);
    }
}
