package io.banksynth.report.key;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;

/**
 * Hashes of the keys of a batch's rows, the same for the same values in any batch, file or run: by them rows are picked and
 * children joined to parents in memory. Filled again and again by its owner.
 */
public final class RowHash {
    private final KeyCodes codes = new KeyCodes();

    /** Hashes these columns' cells. */
    public void fill(Batch batch, int[] columns) {
        codes.begin(batch.firstRow(), batch.size());
        for (int column : columns) {
            Vector vector = batch.vector(column);
            for (int i = 0; vector.hasNulls() && i < batch.size(); i++) {
                codes.absent()[i] |= vector.nulls()[i];
            }
        }
        KeyHash.hash(batch, columns, codes);
    }

    /** Whether a column of the row's key has no value. */
    public boolean isAbsent(int i) {
        return codes.absent()[i];
    }

    /** The hash of row i, never 0; two keys of a million have the same with a probability below 1e-7. */
    public long of(int i) {
        long hash = codes.high()[i] * 31 + codes.low()[i];
        return hash == 0 ? 1 : hash;
    }

    /** The hash of row i, mixed once more, so that its leading bits may pick rows. */
    public long spread(int i) {
        return KeyHash.spread(codes.high()[i], codes.low()[i]);
    }

    /** A hash of a row's index. */
    public static long ofRow(long row) {
        return KeyHash.spread(0x5851F42D4C957F2DL, row);
    }
}
