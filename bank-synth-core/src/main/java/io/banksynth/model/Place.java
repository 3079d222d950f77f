package io.banksynth.model;

/** Where a value that a tree asks for stands. */
public enum Place {
    /** The row itself: a column that was drawn before. */
    OWN,
    /** The sibling before it. */
    PREVIOUS,
    /** The last sibling of the same kind. */
    SAME,
    /** The driver's parent. */
    PARENT,
    /** The parent's parent along the drivers. */
    GRANDPARENT
}
