package io.banksynth.report.likeness;

import io.banksynth.schema.DataType;

/** As what the values of a column are compared. */
public enum Nature {
    /** Numbers: by their distribution function. */
    NUMBER,
    /** Dates and times, as seconds since 1970: by their distribution function. */
    TIME,
    /** Texts and truths of which many rows share a value: by the shares of the values. */
    CATEGORY,
    /** Texts that name one row each, such as e-mail addresses: by the shares of their forms. */
    FORM;

    /** What a type says; texts are categories until their values are known. */
    static Nature of(DataType type) {
        if (type instanceof DataType.Date || type instanceof DataType.Timestamp) {
            return TIME;
        }
        boolean number =
                type instanceof DataType.Whole || type instanceof DataType.Decimal || type instanceof DataType.Floating;
        return number ? NUMBER : CATEGORY;
    }

    /** Whether values lie on a line. */
    public boolean isContinuous() {
        return this == NUMBER || this == TIME;
    }
}
