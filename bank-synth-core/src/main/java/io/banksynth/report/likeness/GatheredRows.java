package io.banksynth.report.likeness;

import io.banksynth.batch.Batch;
import io.banksynth.report.key.RowHash;
import io.banksynth.schema.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a table that were picked while its files were read, as cells and as hashes of their keys. */
public final class GatheredRows {
    private static final long[] NONE = {};

    private final List<Column> columns;
    private final RowPick pick;
    private final List<Cells> cells = new ArrayList<>();
    private final Map<List<String>, long[]> hashes = new LinkedHashMap<>();
    private final RowHash hash = new RowHash();
    private int[] picked = new int[Batch.CAPACITY];
    private int size;

    /**
     * @param columns of the batches that will come
     * @param keys groups of columns by which rows are joined
     */
    public GatheredRows(List<Column> columns, RowPick pick, List<List<String>> keys) {
        this.columns = List.copyOf(columns);
        this.pick = pick;
        this.columns.forEach(c -> cells.add(new Cells(c.type())));
        keys.forEach(k -> hashes.put(k, NONE));
    }

    /** Takes the picked rows of a batch. */
    public void add(Batch batch, long firstRow) {
        if (picked.length < batch.size()) {
            picked = new int[batch.size()];
        }
        int n = pick.pick(batch, firstRow, positions(pick.siblings()), hash, picked);
        for (int c = 0; c < cells.size(); c++) {
            cells.get(c).add(batch.vector(c), picked, n);
        }
        for (Map.Entry<List<String>, long[]> key : hashes.entrySet()) {
            hash.fill(batch, positions(key.getKey()));
            long[] values = room(key.getValue(), n);
            for (int k = 0; k < n; k++) {
                values[size + k] = hash.isAbsent(picked[k]) ? 0 : hash.of(picked[k]);
            }
            key.setValue(values);
        }
        size += n;
    }

    private long[] room(long[] values, int n) {
        return size + n <= values.length ? values : Arrays.copyOf(values, Math.max(size + n, values.length * 2));
    }

    private int[] positions(List<String> names) {
        List<String> all = columns.stream().map(Column::name).toList();
        return names.stream().mapToInt(all::indexOf).toArray();
    }

    /** Appends rows that were gathered from a later file. */
    public void add(GatheredRows part) {
        for (int c = 0; c < cells.size(); c++) {
            cells.get(c).add(part.cells.get(c));
        }
        for (Map.Entry<List<String>, long[]> key : hashes.entrySet()) {
            long[] values = room(key.getValue(), part.size);
            System.arraycopy(part.hashes.getOrDefault(key.getKey(), NONE), 0, values, size, part.size);
            key.setValue(values);
        }
        size += part.size;
    }

    /** How many rows were gathered. */
    public int size() {
        return size;
    }

    List<Column> columns() {
        return columns;
    }

    /** Position of a column, -1 if there is none. */
    int position(String column) {
        return columns.stream().map(Column::name).toList().indexOf(column);
    }

    Cells cells(int column) {
        return cells.get(column);
    }

    /** Hashes of these columns' values by row; 0 where one has none, and no row at all where nobody asked for them. */
    long[] hashes(List<String> key) {
        return hashes.getOrDefault(key, NONE);
    }
}
