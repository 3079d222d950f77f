package io.banksynth.report.measure;

import java.util.Optional;

/**
 * One figure of a report.
 *
 * @param score 0 (nothing alike) to 1 (equal); empty where it could not be measured, which counts as 0
 * @param rows that were measured: rows of a table, or parents of a relationship
 * @param error half the width of the interval around the score that holds the one of all rows with 95 %; 0 if all
 *     were measured
 * @param reason why it could not be measured, else empty
 */
public record Metric(Kind kind, Optional<Double> score, long rows, double error, String reason) {
    /** What is measured; docs/formats/report.md defines each and names its source. */
    public enum Kind {
        KS_COMPLEMENT,
        TV_COMPLEMENT,
        FORM_SIMILARITY,
        MISSING_VALUE_SIMILARITY,
        BOUNDARY_ADHERENCE,
        CATEGORY_ADHERENCE,
        CORRELATION_SIMILARITY,
        CONTINGENCY_SIMILARITY,
        CARDINALITY_SHAPE_SIMILARITY,
        REFERENTIAL_INTEGRITY,
        DETECTION
    }

    public Metric {
        if (score.isPresent() != reason.isEmpty()) {
            throw new IllegalArgumentException("A metric has a score or the reason why it has none");
        }
    }

    /** A score of some rows, with the error that comes from not taking all of them. */
    public static Metric measured(Kind kind, double score, long rows, long allRows) {
        return new Metric(kind, Optional.of(score), rows, rows >= allRows ? 0 : error(rows), "");
    }

    /** A figure that is missing. */
    public static Metric notMeasured(Kind kind, String reason) {
        return new Metric(kind, Optional.empty(), 0, 0, reason);
    }

    /** The figure that means are made of. */
    public double counted() {
        return score.orElse(0.0);
    }

    /**
     * With 95 % no share is further off than this: the inequality of Dvoretzky, Kiefer and Wolfowitz with Massart's
     * constant (1990), {@code sqrt(ln(2 / 0.05) / 2n)}.
     */
    public static double error(long rows) {
        return rows == 0 ? 1 : Math.sqrt(Math.log(2 / 0.05) / (2.0 * rows));
    }
}
