package io.banksynth.error;

/**
 * A failure that a user can act on. Its message is one line, "Cannot &lt;verb&gt; &lt;thing&gt;: &lt;reason&gt;", with the
 * table, column, file and line where they are known, and it never holds a secret.
 */
public final class BankSynthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    public BankSynthException(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public BankSynthException(FailureKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** A wrong option, configuration or request. */
    public static BankSynthException usage(String message) {
        return new BankSynthException(FailureKind.USAGE, message);
    }

    /** Samples, queries, packs or databases that cannot be read. */
    public static BankSynthException source(String message) {
        return new BankSynthException(FailureKind.SOURCE, message);
    }

    /** As {@link #source(String)}, with the cause for {@code --verbose}. */
    public static BankSynthException source(String message, Throwable cause) {
        return new BankSynthException(FailureKind.SOURCE, message, cause);
    }

    /** Results that cannot be written. */
    public static BankSynthException output(String message) {
        return new BankSynthException(FailureKind.OUTPUT, message);
    }

    /** As {@link #output(String)}, with the cause for {@code --verbose}. */
    public static BankSynthException output(String message, Throwable cause) {
        return new BankSynthException(FailureKind.OUTPUT, message, cause);
    }

    public FailureKind kind() {
        return kind;
    }
}
