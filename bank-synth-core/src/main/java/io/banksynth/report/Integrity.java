package io.banksynth.report;

import java.util.List;

/** Whether written rows are what they were meant to be. */
public record Integrity(List<Check> checks) {
    public Integrity {
        checks = List.copyOf(checks);
    }

    /** Whether every check was made, on all or on the stated share of the rows, and none found anything. */
    public boolean holds() {
        return checks.stream().allMatch(c -> c.state() == Check.State.HOLDS);
    }

    /** Checks that went so. */
    public List<Check> checks(Check.State state) {
        return checks.stream().filter(c -> c.state() == state).toList();
    }
}
