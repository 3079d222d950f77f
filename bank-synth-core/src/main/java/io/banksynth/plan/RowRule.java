package io.banksynth.plan;

/** What decides how many rows a table gets. */
public sealed interface RowRule {
    /** A number that was asked for, or a reference table's natural size. */
    record Fixed(long rows) implements RowRule {}

    /** As many as the parents of this link have children. */
    record SumOfFanOuts(LinkPlan link) implements RowRule {}

    /** As few as will do for the children of this link. */
    record EnoughFor(LinkPlan link) implements RowRule {}
}
