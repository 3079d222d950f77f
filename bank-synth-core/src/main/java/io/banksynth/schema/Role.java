package io.banksynth.schema;

/** How a foreign key is computed when rows are generated (docs/formats.md, "Relationship graph"). */
public enum Role {
    /** The parent's fan-out orders the child's rows. */
    DRIVER,
    /** A small parent kept at its natural size; the key is a learned category. */
    REFERENCE,
    /** Another large parent, whose slots the children take by a bijection. */
    MATCHED,
    /** The parent shares an ancestor with the driver. */
    SCOPED,
    /** The table is its own parent. */
    SELF
}
