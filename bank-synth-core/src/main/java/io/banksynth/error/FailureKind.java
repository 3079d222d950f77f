package io.banksynth.error;

/** Kinds of failure, each with the exit code that the command line answers with. */
public enum FailureKind {
    INTERNAL(1),
    USAGE(2),
    SOURCE(3),
    OUTPUT(4),
    QUALITY_GATE(5),
    PRIVACY_GATE(6),
    DRIFT(7),
    INTERRUPTED(130);

    private final int exitCode;

    FailureKind(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
