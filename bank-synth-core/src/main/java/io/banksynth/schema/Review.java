package io.banksynth.schema;

/** A person's verdict on a discovered relationship. */
public enum Review {
    ACCEPT,
    REJECT
}
