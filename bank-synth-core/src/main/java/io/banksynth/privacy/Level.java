package io.banksynth.privacy;

import java.util.Locale;

/** What may become of a column's values, from all to nothing. */
public enum Level {
    /** No restriction: values may be kept and shown, however few share them. */
    PUBLIC,
    /** Learned from what at least k units share; no value is shown in a report. */
    INTERNAL,
    /** Only the form of values is kept: generated values look like them, and no value is learned. */
    SENSITIVE,
    /** Values come from a provider; nothing of the real ones is kept but whether there is one. */
    PII,
    /** The column is left out of everything. */
    RESTRICTED;

    /** Whether values may be learned at all. */
    public boolean learnable() {
        return this == PUBLIC || this == INTERNAL;
    }

    /** As files spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
