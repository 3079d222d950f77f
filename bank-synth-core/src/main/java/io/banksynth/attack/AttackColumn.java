package io.banksynth.attack;

/**
 * A column as an attacker sees it, in three sets of rows.
 *
 * @param training rows that the model was trained on; numbers, or categories as whole numbers that mean the same in all sets; NaN
 *     where there is no value
 * @param control rows that it never saw
 * @param synthetic rows that it made
 */
@SuppressWarnings("ArrayRecordComponent") // handed from gathering to measuring, never compared
public record AttackColumn(String name, Kind kind, double[] training, double[] control, double[] synthetic) {
    /** How two values are compared. */
    public enum Kind {
        /** By their difference. */
        NUMBER,
        /** By being the same. */
        CATEGORY
    }

    /** The rows of one of the sets. */
    double[] of(Rows rows) {
        return switch (rows) {
            case TRAINING -> training;
            case CONTROL -> control;
            case SYNTHETIC -> synthetic;
        };
    }

    /** The three sets. */
    enum Rows {
        TRAINING,
        CONTROL,
        SYNTHETIC
    }
}
