package io.banksynth.plan;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import java.util.Map;
import java.util.Optional;

/**
 * What a user wants generated.
 *
 * @param rows of the target table, met exactly
 * @param descendants whether the target's descendants are generated too
 * @param tableRows rows of other tables, where the user fixed them
 * @param parentScale factor on every ancestor of the target, 1 as learned
 * @param adjustments what is wanted otherwise than it was learned
 * @param keyOffset how many rows later generated keys begin: keys are those of a table that has so many rows before its first
 * @param earlier the run that the target's rows are added to
 */
public record GenerationRequest(
        TableName target,
        long rows,
        long seed,
        Descendants descendants,
        Map<TableName, Long> tableRows,
        double parentScale,
        PackAdjustments adjustments,
        long keyOffset,
        Optional<EarlierRun> earlier) {
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
        if (earlier.isPresent()) {
            requireAddition(earlier.get(), target, seed, descendants, tableRows, parentScale);
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
        this(target, rows, seed, descendants, tableRows, parentScale, PackAdjustments.NONE, 0, Optional.empty());
    }

    /** Rows of one table and what it leans on, with the default seed. */
    public static GenerationRequest of(TableName target, long rows) {
        return new GenerationRequest(target, rows, DEFAULT_SEED, Descendants.LEFT_OUT, Map.of(), 1.0);
    }

    /** The same request of what was learned otherwise. */
    public GenerationRequest with(PackAdjustments wanted) {
        return new GenerationRequest(
                target, rows, seed, descendants, tableRows, parentScale, wanted, keyOffset, earlier);
    }

    /** The same request with keys that begin so many rows later. */
    public GenerationRequest withKeyOffset(long offset) {
        return new GenerationRequest(
                target, rows, seed, descendants, tableRows, parentScale, adjustments, offset, earlier);
    }

    /** The same request for rows that are added to a run; their keys follow its keys. */
    public GenerationRequest appendedTo(EarlierRun run) {
        return new GenerationRequest(
                target,
                rows,
                seed,
                descendants,
                tableRows,
                parentScale,
                adjustments,
                run.request().keyOffset(),
                Optional.of(run));
    }

    private static void requireAddition(
            EarlierRun run,
            TableName target,
            long seed,
            Descendants descendants,
            Map<TableName, Long> tableRows,
            double parentScale) {
        String verb = "Cannot append to run " + run.runId() + ": ";
        if (run.request().seed() != seed) {
            throw BankSynthException.usage(verb + "it has seed " + run.request().seed() + ", not " + seed
                    + "; leave out --seed or give that one");
        }
        if (descendants == Descendants.INCLUDED || !tableRows.isEmpty() || parentScale != 1.0) {
            throw BankSynthException.usage(verb + "only rows of the target are added; leave out --include_children,"
                    + " --table_rows and --parent_scale");
        }
        if (!run.rows().containsKey(target)) {
            throw BankSynthException.usage(verb + "it has no rows of " + target);
        }
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
