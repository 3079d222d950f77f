package io.banksynth.source.jdbc;

/**
 * A bank whose tables declare constraints of every kind: keys of two columns, keys of keys, a table that points at itself, two tables that
 * point at each other, a key that is checked at the end, a unique foreign key, checks. Understood by H2 but for {@link #DEFERRED}.
 */
public final class EveryConstraint {
    /** The clause of a key that may wait for the end of the transaction. */
    public static final String DEFERRED = "DEFERRABLE INITIALLY IMMEDIATE";

    private static final String TABLES = """
            CREATE TABLE branch (branch_id INTEGER PRIMARY KEY, city VARCHAR(30) NOT NULL, head_branch INTEGER REFERENCES branch);
            CREATE TABLE client (client_id BIGINT PRIMARY KEY, code CHAR(9) NOT NULL UNIQUE, kind VARCHAR(10) NOT NULL
                CHECK (kind IN ('PERSON', 'FIRM')), born DATE, main_branch INTEGER, main_no BIGINT);
            CREATE TABLE account (branch_id INTEGER NOT NULL REFERENCES branch, no BIGINT NOT NULL, owner_id BIGINT NOT NULL REFERENCES client,
                opened DATE NOT NULL, balance NUMERIC(15, 2) NOT NULL, PRIMARY KEY (branch_id, no));
            ALTER TABLE client ADD CONSTRAINT client_main FOREIGN KEY (main_branch, main_no) REFERENCES account (branch_id, no) %1$s;
            CREATE TABLE passport (client_id BIGINT NOT NULL UNIQUE REFERENCES client, number VARCHAR(12) PRIMARY KEY);
            CREATE TABLE booking (booking_id BIGINT PRIMARY KEY, branch_id INTEGER NOT NULL, account_no BIGINT NOT NULL, amount NUMERIC(12, 2) NOT NULL
                CHECK (amount <> 0), booked TIMESTAMP(3) NOT NULL, reverses BIGINT REFERENCES booking %1$s,
                FOREIGN KEY (branch_id, account_no) REFERENCES account (branch_id, no));
            """;

    private EveryConstraint() {}

    /** The statements that make the tables in the session's schema; {@code clause} is for the keys that point backwards. */
    public static String tables(String clause) {
        return TABLES.formatted(clause);
    }
}
