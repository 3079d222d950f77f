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
        ROW_COUNT("as many rows as planned"),
        ROW_DIGEST("the rows that were generated"),
        CELL_TYPE("cells fit their types"),
        NOT_NULL("values where they are needed"),
        KEY("no key twice"),
        FOREIGN_KEY("every foreign key has its parent");

        private final String question;

        Kind(String question) {
            this.question = question;
        }

        /** What holds when the check does, for people. */
        public String question() {
            return question;
        }
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
