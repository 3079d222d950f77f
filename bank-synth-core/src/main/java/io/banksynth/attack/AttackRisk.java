package io.banksynth.attack;

/**
 * What an attack gains from rows that the model was trained on.
 *
 * @param training how often it succeeds against them
 * @param control how often it succeeds against rows that the model never saw
 */
public record AttackRisk(Attack attack, Rate training, Rate control) {
    /** What an attacker tries. */
    public enum Attack {
        /** To find a predicate that holds for one person only. */
        SINGLING_OUT("singling out"),
        /** To tell that two halves of a row belong to the same person. */
        LINKABILITY("linkability"),
        /** To guess a value from all others of the row. */
        INFERENCE("inference"),
        /** To tell by the nearest synthetic row who was in the samples. */
        MEMBERSHIP("membership"),
        /** To find rows that were copied. */
        COPIES("copies");

        private final String words;

        Attack(String words) {
            this.words = words;
        }

        /** In a sentence. */
        public String words() {
            return words;
        }
    }

    /** What is known of a risk. */
    public enum Verdict {
        /** The attack gains no more than chance explains. */
        NONE_SEEN,
        /** It gains more than chance explains. */
        SEEN,
        /** Too few attacks were possible to tell. */
        NOT_MEASURED
    }

    private static final int FEWEST_ATTACKS = 30;

    /** The gain as a share of what control leaves to gain, 0 to 1. */
    public double risk() {
        double left = 1 - control.share();
        return left <= 0 ? 0 : Math.max(0, (training.share() - control.share()) / left);
    }

    /** Deviations of the difference of both rates, by which the verdict is found. */
    double deviations() {
        Rate both = training.plus(control);
        double variance = both.share()
                * (1 - both.share())
                * (1.0 / Math.max(1, training.attacks()) + 1.0 / Math.max(1, control.attacks()));
        double difference = training.share() - control.share();
        return variance <= 0 ? 0 : difference / Math.sqrt(variance);
    }

    /**
     * The verdict.
     *
     * @param deviations of the difference up to which it is put down to chance
     */
    public Verdict verdict(double deviations) {
        if (training.attacks() < FEWEST_ATTACKS || control.attacks() < FEWEST_ATTACKS) {
            return Verdict.NOT_MEASURED;
        }
        return deviations() > deviations ? Verdict.SEEN : Verdict.NONE_SEEN;
    }
}
