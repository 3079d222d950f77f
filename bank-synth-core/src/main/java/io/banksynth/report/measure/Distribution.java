package io.banksynth.report.measure;

import io.banksynth.batch.TextDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares of a column's rows in classes, of the reference and of the synthetic rows, to be drawn. No label is a value that fewer than
 * ten rows of the reference share.
 *
 * @param scale what the classes are
 * @param labels of the classes, or of the two ends of the axis where the classes are equal steps along it
 * @param reference shares by class; with the synthetic ones' they are drawn as they are
 * @param referenceMissing the share of rows without a value
 */
public record Distribution(
        Scale scale,
        List<String> labels,
        List<Double> reference,
        List<Double> synthetic,
        double referenceMissing,
        double syntheticMissing) {
    /** What lies along the axis. */
    public enum Scale {
        /** Values, each by itself. */
        CATEGORIES,
        /** Equal steps between two numbers or times. */
        STEPS
    }

    /** Values of fewer rows are not named. */
    public static final int LEAST_ROWS = 10;

    static final int SHOWN = 12;

    public Distribution {
        labels = List.copyOf(labels);
        reference = List.copyOf(reference);
        synthetic = List.copyOf(synthetic);
        if (reference.size() != synthetic.size()) {
            throw new IllegalArgumentException("Both sides have the same classes");
        }
    }

    /**
     * The most frequent categories, all others as one.
     *
     * @param reference rows by code
     * @param synthetic rows by code
     * @param missing shares of rows without a value, of the reference and of the synthetic rows
     */
    public static Distribution ofCategories(
            TextDictionary names, long[] reference, long[] synthetic, double[] missing) {
        List<Integer> shown = IntStream.range(0, reference.length)
                .boxed()
                .filter(code -> reference[code] >= LEAST_ROWS)
                .sorted((a, b) -> Long.compare(reference[b], reference[a]))
                .limit(SHOWN)
                .toList();
        double allReference = Math.max(
                1,
                IntStream.range(0, reference.length)
                        .mapToLong(i -> reference[i])
                        .sum());
        double allSynthetic = Math.max(
                1,
                IntStream.range(0, synthetic.length)
                        .mapToLong(i -> synthetic[i])
                        .sum());
        Bars bars = new Bars();
        for (int code : shown) {
            bars.add(names.text(code), reference[code] / allReference, synthetic[code] / allSynthetic);
        }
        bars.rest();
        return bars.distribution(Scale.CATEGORIES, missing);
    }

    /** Bars that are gathered one by one. */
    static final class Bars {
        private final List<String> labels = new ArrayList<>();
        private final List<Double> reference = new ArrayList<>();
        private final List<Double> synthetic = new ArrayList<>();

        void add(String label, double ofReference, double ofSynthetic) {
            labels.add(label);
            reference.add(ofReference);
            synthetic.add(ofSynthetic);
        }

        /** Adds what is left to 1, if anything is. */
        void rest() {
            double left = 1 - reference.stream().mapToDouble(d -> d).sum();
            double right = 1 - synthetic.stream().mapToDouble(d -> d).sum();
            if (left > 1e-9 || right > 1e-9) {
                add("all others", Math.max(0, left), Math.max(0, right));
            }
        }

        Distribution distribution(Scale scale, double[] missing) {
            return new Distribution(scale, labels, reference, synthetic, missing[0], missing[1]);
        }
    }
}
