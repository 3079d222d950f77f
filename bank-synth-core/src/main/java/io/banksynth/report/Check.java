package io.banksynth.report;

/**
 * One check of integrity.
 *
 * @param subject a table, a key or a relationship
 * @param format whose files were read
 * @param checked rows that were checked
 * @param rows there should be
 * @param violations rows (cells for types and nulls, files for digests) that break it
 * @param detail where, or why it was not checked; empty when there is nothing to say
 */
public record Check(
        Kind kind,
        String subject,
        String format,
        State state,
        long checked,
        long rows,
        long violations,
        String detail) {
    /** What is checked; docs/formats/report.md defines each. */
    public enum Kind {
        ROW_COUNT,
        ROW_DIGEST,
        CELL_TYPE,
        NOT_NULL,
        KEY,
        FOREIGN_KEY
    }

    /** How it went. */
    public enum State {
        HOLDS,
        BROKEN,
        NOT_CHECKED
    }

    static Check of(Kind kind, String subject, String format, long checked, long rows, long violations, String detail) {
        State state = violations == 0 ? State.HOLDS : State.BROKEN;
        return new Check(kind, subject, format, state, checked, rows, violations, detail);
    }

    static Check notChecked(Kind kind, String subject, String format, long rows, String reason) {
        return new Check(kind, subject, format, State.NOT_CHECKED, 0, rows, 0, reason);
    }
}
