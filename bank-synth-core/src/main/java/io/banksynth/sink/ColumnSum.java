package io.banksynth.sink;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * What a database can find out about a loaded column by SQL, counted while its rows were written. Sums do not depend on the order of
 * the rows or on how they are split over files.
 *
 * @param values cells that hold something: neither null nor an empty text
 * @param sum of the cells' numbers: unscaled values of up to 18 digits, wider ones modulo {@link #MODULUS}; dates and timestamps read
 *     as one number, {@code 20201231235959}; of texts and bytes the first 48 bits of their MD5; of floating-point numbers 0
 * @param characters of all texts, in UTF-16 units
 * @param longest bytes of the longest text in UTF-8
 */
public record ColumnSum(long values, BigInteger sum, long characters, int longest) implements Serializable {
    /** Wide decimals are summed modulo this, since a database's numbers have 38 digits. */
    public static final long MODULUS = 1_000_000_007L;

    /** Of no row. */
    public static final ColumnSum NONE = new ColumnSum(0, BigInteger.ZERO, 0, 0);

    /** Of the rows of both. */
    public ColumnSum plus(ColumnSum other) {
        return new ColumnSum(
                values + other.values,
                sum.add(other.sum),
                characters + other.characters,
                Math.max(longest, other.longest));
    }
}
