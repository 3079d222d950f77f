package io.banksynth.train.tree;

import io.banksynth.model.AtomLayout;
import io.banksynth.model.Encoder;
import io.banksynth.model.Term;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column's values as atoms, and as the few classes of atoms that splits are judged by.
 *
 * @param atoms for each position; negative where the row says nothing of the column
 * @param steps for each position the granularity of a value inside a bin, else -1
 * @param classes for each position; 0 where the row says nothing of the column
 * @param pace for each position what the value is proportional to on average; empty where nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
record CodedColumn(
        AtomLayout layout, int[] atoms, int[] steps, int stepCount, int[] classes, int classCount, long[] pace) {
    private static final int SINGLE_CLASSES = 24;
    private static final int RANGE_CLASSES = 16;

    /** Which rows of a column are told by a derived value, -1 for none. */
    static int[] derivedOf(long[] values, List<long[]> derived, long tolerance) {
        int[] out = new int[values.length];
        for (int p = 0; p < values.length; p++) {
            out[p] = -1;
            for (int d = 0; d < derived.size() && out[p] < 0 && values[p] != Term.NONE; d++) {
                long term = derived.get(d)[p];
                if (term != Term.NONE && Math.abs(values[p] - term) <= tolerance) {
                    out[p] = d;
                }
            }
        }
        return out;
    }

    /** Numbers: {@code values} are relative to the column's base already. */
    static CodedColumn numbers(long[] values, int[] derived, int derivedCount, Encoder.Numbers encoder) {
        AtomLayout layout = new AtomLayout(derivedCount, encoder);
        Map<Long, Integer> frequent = new HashMap<>();
        for (int v = 0; v < encoder.values().size(); v++) {
            frequent.put(encoder.values().get(v), layout.firstValue() + v);
        }
        long[] edges = encoder.edges().stream().mapToLong(Long::longValue).toArray();
        int[] atoms = new int[values.length];
        int[] steps = new int[values.length];
        Arrays.fill(steps, -1);
        for (int p = 0; p < values.length; p++) {
            if (derived[p] >= 0) {
                atoms[p] = 1 + derived[p];
            } else if (values[p] != Term.NONE) {
                Integer atom = frequent.get(values[p]);
                atoms[p] = atom != null ? atom : bin(layout, edges, values[p]);
                steps[p] = atom != null || atoms[p] < 0 ? -1 : step(encoder, values[p]);
            }
        }
        return classified(layout, atoms, steps, encoder.steps().size());
    }

    private static int bin(AtomLayout layout, long[] edges, long value) {
        if (edges.length < 2) {
            return -1;
        }
        int at = Arrays.binarySearch(edges, value);
        int bin = at >= 0 ? at : -at - 2;
        return layout.firstRest() + Math.max(0, Math.min(edges.length - 2, bin));
    }

    private static int step(Encoder.Numbers encoder, long value) {
        for (int s = encoder.steps().size() - 1; s > 0; s--) {
            if (value % encoder.steps().get(s) == 0) {
                return s;
            }
        }
        return 0;
    }

    CodedColumn paced(long[] newPace) {
        return new CodedColumn(layout, atoms, steps, stepCount, classes, classCount, newPace);
    }

    /** Texts, kinds and rows of reference tables. */
    static CodedColumn codes(long[] values, int[] derived, int derivedCount, CellColumn column, int[] row) {
        AtomLayout layout = new AtomLayout(derivedCount, column.encoder());
        int[] atoms = new int[values.length];
        int[] steps = new int[values.length];
        Arrays.fill(steps, -1);
        for (int p = 0; p < values.length; p++) {
            if (derived[p] >= 0) {
                atoms[p] = 1 + derived[p];
            } else if (values[p] >= 0) {
                atoms[p] = layout.firstValue() + (int) values[p];
            } else if (values[p] != Term.NONE) {
                int mask = column.masks().length == 0 ? -1 : column.masks()[row[p]];
                atoms[p] = mask < 0 ? -1 : layout.firstRest() + mask;
            }
        }
        return classified(layout, atoms, steps, 0);
    }

    /** The most frequent atoms are classes of their own; neighbours among the others share one. */
    private static CodedColumn classified(AtomLayout layout, int[] atoms, int[] steps, int stepCount) {
        long[] counts = new long[layout.size()];
        long rows = 0;
        for (int atom : atoms) {
            if (atom >= 0) {
                counts[atom]++;
                rows++;
            }
        }
        int[] classes = new int[layout.size()];
        Arrays.fill(classes, -1);
        int next = 0;
        for (int atom = 0; atom < layout.firstValue(); atom++) {
            classes[atom] = next++;
        }
        List<Integer> byCount = java.util.stream.IntStream.range(layout.firstValue(), layout.size())
                .boxed()
                .sorted(java.util.Comparator.comparingLong((Integer a) -> -counts[a])
                        .thenComparing(a -> a))
                .toList();
        for (int atom : byCount.subList(0, Math.min(SINGLE_CLASSES, byCount.size()))) {
            classes[atom] = next++;
            rows -= counts[atom];
        }
        int[] axis = layout.axis().length > 0
                ? layout.axis()
                : java.util.stream.IntStream.range(layout.firstValue(), layout.size())
                        .toArray();
        long seen = 0;
        int range = -1;
        for (int atom : axis) {
            boolean bins = atom == layout.firstRest();
            if (classes[atom] < 0) {
                int wanted = (int) (seen * RANGE_CLASSES / Math.max(1, rows));
                if (wanted != range || bins) {
                    range = wanted;
                    next++;
                }
                classes[atom] = next - 1;
                seen += counts[atom];
            }
        }
        return byStep(layout, atoms, steps, stepCount, classes, next);
    }

    /** Values of one class that are of different granularity are of different classes. */
    private static CodedColumn byStep(
            AtomLayout layout, int[] atoms, int[] steps, int stepCount, int[] ofAtom, int count) {
        int width = stepCount + 1;
        int[] number = new int[count * width];
        for (int p = 0; p < atoms.length; p++) {
            if (atoms[p] >= 0) {
                number[ofAtom[atoms[p]] * width + steps[p] + 1] = 1;
            }
        }
        int next = 0;
        for (int i = 0; i < number.length; i++) {
            number[i] = number[i] == 0 ? -1 : next++;
        }
        int[] classes = new int[atoms.length];
        for (int p = 0; p < atoms.length; p++) {
            classes[p] = atoms[p] < 0 ? 0 : number[ofAtom[atoms[p]] * width + steps[p] + 1];
        }
        return new CodedColumn(layout, atoms, steps, stepCount, classes, next, new long[0]);
    }
}
