package io.banksynth.discover.data;

import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.List;

/** Looks for combinations of columns that no two rows share, within a bounded search. */
public final class CompositeKeys {
    private static final int MOST_TRIED = 60;

    private final Sample sample;
    private final List<CellHashes> hashes = new ArrayList<>();

    public CompositeKeys(Sample sample) {
        this.sample = sample;
        for (int c = 0; c < sample.columns().size(); c++) {
            hashes.add(new CellHashes(
                    sample.rows().vector(c), sample.columns().get(c).type()));
        }
    }

    /** Whether these columns together have another value in every row, and none of them lacks one. */
    public boolean unique(List<Integer> columns) {
        DistinctSketch sketch = new DistinctSketch();
        for (int i = 0; i < sample.size(); i++) {
            long hash = 0;
            for (int column : columns) {
                if (sample.rows().vector(column).nulls()[i]) {
                    return false;
                }
                hash = CellHashes.mix(hash * 31 + hashes.get(column).at(i));
            }
            sketch.add(hash);
        }
        return !sketch.finish().repeats();
    }

    /** The share of distinct rows of these columns that the other sample has in its columns; rows with a null are left out. */
    public double inclusion(List<Integer> columns, CompositeKeys other, List<Integer> otherColumns) {
        return sketch(columns).inclusion(other.sketch(otherColumns));
    }

    private DistinctSketch sketch(List<Integer> columns) {
        DistinctSketch sketch = new DistinctSketch();
        rows:
        for (int i = 0; i < sample.size(); i++) {
            long hash = 0;
            for (int column : columns) {
                if (sample.rows().vector(column).nulls()[i]) {
                    continue rows;
                }
                hash = CellHashes.mix(hash * 31 + hashes.get(column).at(i));
            }
            sketch.add(hash);
        }
        return sketch.finish();
    }

    /**
     * The first pair, else the first triple, of candidates that identifies rows.
     *
     * @param candidates positions of columns, the likeliest first
     * @return empty if none was found among the combinations that were tried
     */
    public List<Integer> find(List<Integer> candidates) {
        int tried = 0;
        for (int size = 2; size <= 3; size++) {
            for (List<Integer> combination : combinations(candidates, size)) {
                if (tried++ >= MOST_TRIED) {
                    return List.of();
                }
                if (unique(combination)) {
                    return combination;
                }
            }
        }
        return List.of();
    }

    /** All choices of so many of the first eight items, in the order of the items. */
    public static <T> List<List<T>> combinations(List<T> items, int size) {
        List<List<T>> result = new ArrayList<>();
        int n = Math.min(items.size(), 8);
        for (int bits = 0; bits < 1 << n; bits++) {
            if (Integer.bitCount(bits) == size) {
                List<T> chosen = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    if ((bits >> i & 1) == 1) {
                        chosen.add(items.get(i));
                    }
                }
                result.add(chosen);
            }
        }
        return result;
    }
}
