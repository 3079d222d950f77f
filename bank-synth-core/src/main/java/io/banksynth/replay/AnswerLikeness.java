package io.banksynth.replay;

import io.banksynth.report.likeness.ColumnLikeness;
import io.banksynth.report.likeness.Confidence;
import io.banksynth.report.likeness.PairedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How alike two answers to one query are. */
final class AnswerLikeness {
    /** Fewer rows have no distribution worth comparing: their means are compared. */
    private static final int FEW_ROWS = 30;

    private final Set<String> keys;
    private final double scale;

    /**
     * @param keys names of key columns in lower case, whose values are not compared
     * @param scale synthetic rows for each real one, of the table that the query asks most of
     */
    AnswerLikeness(Set<String> keys, double scale) {
        this.keys = keys;
        this.scale = scale;
    }

    /** The mean of how alike the number of rows and each column are. */
    double score(Answer real, Answer synthetic) {
        List<Double> scores = new ArrayList<>();
        scores.add(rows(real.rows(), synthetic.rows()));
        for (int c = 0; c < real.columns().size(); c++) {
            Answer.Column left = real.columns().get(c);
            Answer.Column right = synthetic.columns().get(c);
            if (!keys.contains(left.name().toLowerCase(Locale.ROOT))) {
                scores.add(column(left, right));
            }
        }
        return scores.stream().mapToDouble(d -> d).average().orElse(0);
    }

    /** Answers grow with the data (a row for each account) or do not (a row for each region): the better fit counts. */
    private double rows(long real, long synthetic) {
        return Math.max(ratio((double) real, (double) synthetic), ratio(real * scale, (double) synthetic));
    }

    private static double ratio(double left, double right) {
        double larger = Math.max(left, right);
        return larger == 0 ? 1 : Math.min(left, right) / larger;
    }

    private static double column(Answer.Column left, Answer.Column right) {
        if (left.nature() != right.nature()) {
            return 0;
        }
        int fewest = Math.min(
                left.numbers().size() + left.texts().size(),
                right.numbers().size() + right.texts().size());
        if (left.nature().isContinuous() && fewest < FEW_ROWS) {
            return means(mean(left.numbers()), mean(right.numbers()));
        }
        PairedColumn paired = left.nature().isContinuous()
                ? PairedColumn.ofNumbers(left.name(), left.nature(), left.numbers(), right.numbers())
                : PairedColumn.ofTexts(left.name(), left.texts(), right.texts());
        return ColumnLikeness.shape(paired, Confidence.ALL).counted();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream()
                .filter(n -> !Double.isNaN(n))
                .mapToDouble(n -> n)
                .average()
                .orElse(Double.NaN);
    }

    /** 1 - the difference in proportion to both; no value on both sides is alike. */
    private static double means(double left, double right) {
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return Double.isNaN(left) && Double.isNaN(right) ? 1 : 0;
        }
        double both = Math.abs(left) + Math.abs(right);
        return both == 0 ? 1 : 1 - Math.abs(left - right) / both;
    }
}
