package io.banksynth.engine;

import io.banksynth.schema.TableName;

/** Hears how a run gets on. Called from several threads. */
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};

    /** Rows of all tables are counted: so many will be written. */
    default void started(long totalRows) {}

    /** A run goes on that was broken off: so many parts are complete, and only so many rows are left to be written. */
    default void resumed(int completeParts, long missingRows) {}

    /** So many more rows of a table are written. */
    default void wrote(TableName table, long rows) {}
}
