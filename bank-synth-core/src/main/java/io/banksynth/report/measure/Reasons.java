package io.banksynth.report.measure;

/** Why figures are missing, as reports say it. */
final class Reasons {
    static final String NO_ROWS = "no rows were written";
    static final String NO_STATISTICS = "the pack has no statistics of it";
    static final String NO_VALUES = "no written row has a value";
    static final String TOO_FEW = "too few units share any of its values for the pack to keep one";

    static final String NOT_LEARNED = "its level keeps the pack from knowing its values";

    private Reasons() {}
}
