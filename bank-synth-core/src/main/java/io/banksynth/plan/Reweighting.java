package io.banksynth.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gives some weights of a distribution fixed shares of its sum and scales the others to the rest, in whole numbers. */
final class Reweighting {
    /** Sums up to here are exact wherever weights are used. */
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(52);

    private Reweighting() {}

    /** Atoms that have a share together; among themselves they keep their proportions, or are alike where all weigh 0. */
    record Fixed(List<Integer> atoms, BigDecimal share) {
        Fixed {
            atoms = List.copyOf(atoms);
        }
    }

    /** Weight of all atoms that have no fixed share. */
    static long others(List<Long> weights, Collection<Fixed> fixed) {
        long others = weights.stream().mapToLong(Long::longValue).sum();
        for (Fixed group : fixed) {
            others -= group.atoms().stream().mapToLong(weights::get).sum();
        }
        return others;
    }

    /**
     * The new weights. Shares are exact unless a sum above 2^52 would be needed; then they are to 2^-52.
     *
     * @param fixed atoms occur once; shares sum to 1 at most, and to 1 where {@link #others} is 0
     * @param least what the new weights sum to at least
     */
    static List<Long> of(List<Long> weights, Collection<Fixed> fixed, long least) {
        int scale = fixed.stream()
                .mapToInt(f -> Math.max(0, f.share().scale()))
                .max()
                .orElse(0);
        BigInteger whole = BigInteger.TEN.pow(scale);
        BigInteger others = BigInteger.valueOf(Math.max(1, others(weights, fixed)));
        BigInteger sizes = BigInteger.ONE;
        BigInteger left = whole;
        for (Fixed group : fixed) {
            left = left.subtract(group.share().movePointRight(scale).toBigIntegerExact());
            sizes = sizes.multiply(size(weights, group));
        }
        BigInteger[] out = new BigInteger[weights.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = BigInteger.valueOf(weights.get(i)).multiply(left).multiply(sizes);
        }
        for (Fixed group : fixed) {
            BigInteger share = group.share().movePointRight(scale).toBigIntegerExact();
            BigInteger size = size(weights, group);
            boolean alike = group.atoms().stream().allMatch(a -> weights.get(a) == 0);
            for (int atom : group.atoms()) {
                BigInteger part = BigInteger.valueOf(alike ? 1 : weights.get(atom));
                out[atom] =
                        share.multiply(others).multiply(sizes).multiply(part).divide(size);
            }
        }
        return fitted(out, least);
    }

    private static BigInteger size(List<Long> weights, Fixed group) {
        long weight = group.atoms().stream().mapToLong(weights::get).sum();
        return BigInteger.valueOf(weight == 0 ? group.atoms().size() : weight);
    }

    /** The same proportions in numbers that are not larger than needed. */
    private static List<Long> fitted(BigInteger[] weights, long least) {
        BigInteger divisor = BigInteger.ZERO;
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger weight : weights) {
            divisor = divisor.gcd(weight);
            sum = sum.add(weight);
        }
        BigInteger reduced = sum.divide(divisor);
        BigInteger factor = BigInteger.valueOf(Math.max(1, least))
                .add(reduced)
                .subtract(BigInteger.ONE)
                .divide(reduced);
        BigInteger total = reduced.multiply(factor);
        List<Long> out = new ArrayList<>(weights.length);
        for (BigInteger weight : weights) {
            BigInteger exact = weight.divide(divisor).multiply(factor);
            BigInteger fitting = total.compareTo(LARGEST) <= 0
                    ? exact
                    : exact.multiply(LARGEST).add(total.shiftRight(1)).divide(total);
            out.add(fitting.longValueExact());
        }
        return out;
    }
}
