package io.banksynth.report.likeness;

import io.banksynth.batch.Batch;
import io.banksynth.report.key.RowHash;
import java.util.List;

/**
 * Which rows of a table are gathered: all of them up to a limit, beyond it a share that a hash picks. The hash is one of the row's
 * index, or one of a foreign key where its parents are many, so that siblings stay together. What is picked depends
 * on the rows alone.
 *
 * @param share of the rows, 0 to 1
 * @param siblings columns whose equal values are picked together; empty to pick row by row
 */
public record RowPick(double share, List<String> siblings) {
    private static final double LARGEST_HASH = 0x1p63;

    public RowPick {
        siblings = List.copyOf(siblings);
    }

    /** Every row. */
    public static final RowPick ALL = new RowPick(1, List.of());

    /**
     * Writes the indexes of a batch's picked rows.
     *
     * @param columns where the siblings' columns lie in the batch
     * @param hash is filled and read
     * @return how many
     */
    int pick(Batch batch, long firstRow, int[] columns, RowHash hash, int[] picked) {
        int n = 0;
        if (share >= 1) {
            for (int i = 0; i < batch.size(); i++) {
                picked[n++] = i;
            }
            return n;
        }
        double limit = share * LARGEST_HASH;
        if (columns.length > 0) {
            hash.fill(batch, columns);
        }
        for (int i = 0; i < batch.size(); i++) {
            boolean alone = columns.length == 0 || hash.isAbsent(i);
            long spread = alone ? RowHash.ofRow(firstRow + i) : hash.spread(i);
            if ((spread >>> 1) < limit) {
                picked[n++] = i;
            }
        }
        return n;
    }
}
