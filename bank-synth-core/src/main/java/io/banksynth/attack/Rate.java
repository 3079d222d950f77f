package io.banksynth.attack;

/**
 * How often an attack succeeded.
 *
 * @param attacks tried
 */
public record Rate(long successes, long attacks) {
    /** Deviations on either side that 95 % of a normal distribution lie within. */
    private static final double Z = 1.959963984540054;

    public Rate {
        if (successes < 0 || attacks < successes) {
            throw new IllegalArgumentException("Not counts of attacks: " + successes + " of " + attacks);
        }
    }

    /** Successes of all attacks, 0 where none was tried. */
    public double share() {
        return attacks == 0 ? 0 : (double) successes / attacks;
    }

    /** Lower end of the 95 % interval of Wilson (1927). */
    public double low() {
        return Math.max(0, middle() - reach());
    }

    /** Upper end of it; 1 where nothing was tried. */
    public double high() {
        return attacks == 0 ? 1 : Math.min(1, middle() + reach());
    }

    private double middle() {
        return attacks == 0 ? 0 : (share() + Z * Z / (2 * attacks)) / (1 + Z * Z / attacks);
    }

    private double reach() {
        double n = attacks;
        return attacks == 0 ? 1 : Z * Math.sqrt(share() * (1 - share()) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    }

    Rate plus(Rate other) {
        return new Rate(successes + other.successes, attacks + other.attacks);
    }
}
