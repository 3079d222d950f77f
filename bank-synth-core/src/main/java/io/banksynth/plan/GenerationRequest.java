package io.banksynth.plan;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import java.util.Map;

/**
 * What a user wants generated.
 *
 * @param rows of the target table, met exactly
 * @param descendants whether the target's descendants are generated too
 * @param tableRows rows of other tables, where the user fixed them
 * @param parentScale factor on every ancestor of the target, 1 as learned
 * @param adjustments what is wanted otherwise than it was learned
 * @param keyOffset how many rows later generated keys begin: keys are those of a table that has so many rows before its first
 */
public record GenerationRequest(
        TableName target,
        long rows,
        long seed,
        Descendants descendants,
        Map<TableName, Long> tableRows,
        double parentScale,
        PackAdjustments adjustments,
        long keyOffset) {
    /** The seed where the user names none: two runs of the same command give the same rows. */
    public static final long DEFAULT_SEED = 42;

    /** Rows of one table that key columns of 64 bits surely number. */
    public static final long MOST_ROWS = 1_000_000_000_000L;

    /** Whether the target's descendants are generated. */
    public enum Descendants {
        LEFT_OUT,
        INCLUDED
    }

    public GenerationRequest {
        tableRows = Map.copyOf(tableRows);
        requireRows(target, rows);
        tableRows.forEach(GenerationRequest::requireRows);
        if (!(parentScale > 0) || Double.isInfinite(parentScale)) {
            throw BankSynthException.usage("Cannot scale parents by " + parentScale + ": give a number above 0");
        }
        if (keyOffset < 0 || keyOffset > MOST_ROWS) {
            throw BankSynthException.usage(
                    "Cannot begin keys " + keyOffset + " rows later: give a number from 0 to " + MOST_ROWS);
        }
    }

    /** A request for what was learned, with keys from the first. */
    public GenerationRequest(
            TableName target,
            long rows,
            long seed,
            Descendants descendants,
            Map<TableName, Long> tableRows,
            double parentScale) {
        this(target, rows, seed, descendants, tableRows, parentScale, PackAdjustments.NONE, 0);
    }

    /** Rows of one table and what it leans on, with the default seed. */
    public static GenerationRequest of(TableName target, long rows) {
        return new GenerationRequest(target, rows, DEFAULT_SEED, Descendants.LEFT_OUT, Map.of(), 1.0);
    }

    /** The same request of what was learned otherwise. */
    public GenerationRequest with(PackAdjustments wanted) {
        return new GenerationRequest(target, rows, seed, descendants, tableRows, parentScale, wanted, keyOffset);
    }

    /** The same request with keys that begin so many rows later. */
    public GenerationRequest withKeyOffset(long offset) {
        return new GenerationRequest(target, rows, seed, descendants, tableRows, parentScale, adjustments, offset);
    }

    private static void requireRows(TableName table, long rows) {
        if (rows < 0) {
            throw BankSynthException.usage(
                    "Cannot generate " + rows + " rows of " + table + ": give a number of 0 or more");
        }
        if (rows > MOST_ROWS) {
            throw BankSynthException.usage(
                    "Cannot generate " + rows + " rows of " + table + ": a table holds at most " + MOST_ROWS + " rows");
        }
    }
}
