package io.banksynth.report;

import io.banksynth.batch.RowRange;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How much of a data set is read. Keys, references and row counts are always read in full.
 *
 * @param digestCells up to so many cells, over all tables and formats, every cell is read and every row digest computed
 *     again; beyond it whole files, spread evenly, until that share is reached, at least one a table
 * @param shapeRows of a table from which shapes are measured: the first rows of every file, in proportion
 * @param keyBytes that key sets may hold in memory, before they go to disk
 */
public record Depth(long digestCells, long shapeRows, long keyBytes) {
    /** Enough to read all of ten million rows of twenty columns, and for shapes to within 0.4 %. */
    public static final Depth DEFAULT = new Depth(200_000_000, 200_000, 96L << 20);

    public Depth {
        if (digestCells < 1 || shapeRows < 1 || keyBytes < 0) {
            throw new IllegalArgumentException("A report reads something");
        }
    }

    /** The row ranges whose files are read in full, those of each format alike. */
    Set<RowRange> inFull(DataTable table, Collection<DataTable> all) {
        TreeMap<Long, RowRange> parts = new TreeMap<>(table.files().stream()
                .collect(
                        Collectors.toMap(f -> f.rows().from(), DataFile::rows, (a, b) -> a.rows() > b.rows() ? a : b)));
        double cells = all.stream().mapToDouble(Depth::cells).sum();
        double share = Math.min(1, digestCells / Math.max(1, cells));
        double wanted = Math.max(1, parts.size() * share);
        Set<RowRange> chosen = new TreeSet<>(java.util.Comparator.comparingLong(RowRange::from));
        int i = 0;
        for (RowRange part : parts.values()) {
            if (Math.floor((i + 1) * wanted / parts.size()) > Math.floor(i * wanted / parts.size())) {
                chosen.add(part);
            }
            i++;
        }
        return chosen;
    }

    private static double cells(DataTable table) {
        return (double) table.rows()
                * table.table().columns().size()
                * table.formats().size();
    }

    /** Of how many first rows of a file shapes are measured. */
    long shapeRows(DataTable table, DataFile file) {
        long rows = Math.min(shapeRows, table.rows());
        return (long) Math.ceil((double) rows * file.rows().rows() / Math.max(1, table.rows()));
    }
}
