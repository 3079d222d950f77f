package io.banksynth.report;

import io.banksynth.report.likeness.GatheredRows;
import java.util.Optional;

/**
 * What was found in one file.
 *
 * @param rows that were read
 * @param digest of all rows with all columns, where every cell was read; of the key columns else
 * @param nulls cells without a value, by position in the table; only in columns that were read
 * @param wrongCells cells that are no value of their type
 * @param wrongColumn the first column with such a cell
 * @param shapes counts by the classes of each column; empty where a column has none
 * @param gathered rows that were asked for, where every cell was read
 * @param failure why reading ended before the end of the file
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside a report's making, never compared
record FileFindings(
        DataFile file,
        boolean inFull,
        long rows,
        String digest,
        long[] nulls,
        long wrongCells,
        Optional<String> wrongColumn,
        long shapeRows,
        long[][] shapes,
        Optional<GatheredRows> gathered,
        Optional<String> failure) {}
