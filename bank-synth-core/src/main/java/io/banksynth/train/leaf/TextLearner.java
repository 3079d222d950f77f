package io.banksynth.train.leaf;

import io.banksynth.batch.TextDictionary;
import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Learns texts: frequent values first, then the masks of all others. */
public final class TextLearner {
    private static final int MOST_VALUES = 5000;
    private static final int MOST_MASKS = 500;
    private static final int LONGEST_MASK = 200;

    private final int k;
    private final int mostValues;

    public TextLearner(int k) {
        this(k, MOST_VALUES);
    }

    private TextLearner(int k, int mostValues) {
        this.k = k;
        this.mostValues = mostValues;
    }

    /** Learns masks only, no value. */
    public static TextLearner ofForms(int k) {
        return new TextLearner(k, 0);
    }

    /**
     * @param cells codes of the dictionary with their units, nulls left out
     * @param nulls how many rows have no value
     */
    public LearnedLeaf<Encoder.Texts> learn(ValueUnits.Sorted cells, long nulls, TextDictionary dictionary) {
        List<Integer> ranks = frequent(cells);
        boolean[] frequent = new boolean[cells.distinct()];
        List<String> values = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        for (int rank : ranks) {
            frequent[rank] = true;
            values.add(dictionary.text((int) cells.value(rank)));
            weights.add((long) cells.count(rank));
        }
        Map<String, Form> forms = new TreeMap<>();
        long rare = 0;
        int rank = 0;
        for (int row = 0; row < cells.rows(); row++) {
            while (cells.value(rank) != cells.valueAt(row)) {
                rank++;
            }
            if (!frequent[rank]) {
                rare++;
                String text = dictionary.text((int) cells.value(rank));
                if (text.length() <= LONGEST_MASK) {
                    forms.computeIfAbsent(Mask.of(text).pattern(), p -> new Form(text))
                            .add(text, cells.unitAt(row));
                }
            }
        }
        List<Mask> masks = new ArrayList<>();
        List<Long> maskWeights = new ArrayList<>();
        forms.entrySet().stream()
                .filter(form -> form.getValue().units.sorted().units(0) >= k)
                .sorted((a, b) -> b.getValue().units.size() - a.getValue().units.size())
                .limit(MOST_MASKS)
                .forEach(form -> {
                    masks.add(
                            mostValues == 0
                                    ? new Mask(form.getKey())
                                    : form.getValue().mask());
                    maskWeights.add((long) form.getValue().units.size());
                });
        if (masks.isEmpty() && (rare > 0 || values.isEmpty())) {
            masks.add(commonForm(values, weights).orElseGet(() -> unknown(dictionary, frequent, cells)));
            maskWeights.add(rare > 0 ? rare : nulls == 0 ? 1L : 0L);
        }
        return new LearnedLeaf<>(new Encoder.Texts(values, masks), new Leaf(nulls, weights, maskWeights, List.of()));
    }

    /** Values of one form: where all of them have the same letter or digit, the units of all of them share it. */
    private static final class Form {
        private final ValueUnits units = new ValueUnits();
        private final int[] common;

        Form(String first) {
            this.common = first.codePoints().toArray();
        }

        void add(String value, int unit) {
            units.add(0, unit);
            int[] points = value.codePoints().toArray();
            for (int i = 0; i < common.length; i++) {
                common[i] = common[i] == points[i] ? points[i] : -Math.abs(common[i]);
            }
        }

        Mask mask() {
            StringBuilder out = new StringBuilder();
            for (int point : common) {
                String text = Character.toString(Math.abs(point));
                out.append(point < 0 ? Mask.of(text).pattern() : Mask.quote(text));
            }
            return new Mask(out.toString());
        }
    }

    private List<Integer> frequent(ValueUnits.Sorted cells) {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < cells.distinct(); rank++) {
            if (cells.count(rank) >= k && cells.units(rank) >= k) {
                ranks.add(rank);
            }
        }
        ranks.sort((a, b) -> cells.count(a) != cells.count(b) ? cells.count(b) - cells.count(a) : a - b);
        return ranks.size() > mostValues ? ranks.subList(0, mostValues) : ranks;
    }

    /** Rare values are taken to look like the frequent ones, whose forms are shared as the values are: the form of most rows. */
    private static Optional<Mask> commonForm(List<String> values, List<Long> weights) {
        Map<String, Long> rows = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).length() <= LONGEST_MASK && !values.get(i).isEmpty()) {
                rows.merge(Mask.of(values.get(i)).pattern(), weights.get(i), Long::sum);
            }
        }
        return rows.entrySet().stream().max(Map.Entry.comparingByValue()).map(form -> new Mask(form.getKey()));
    }

    /** Where no form is shared by k units: a word of the median length, in letters that say nothing. */
    private Mask unknown(TextDictionary dictionary, boolean[] frequent, ValueUnits.Sorted cells) {
        List<Integer> lengths = new ArrayList<>();
        for (int rank = 0; rank < cells.distinct(); rank++) {
            if (!frequent[rank]) {
                lengths.add(dictionary.text((int) cells.value(rank)).length());
            }
        }
        lengths.sort(null);
        int length = lengths.size() < k ? 8 : lengths.get(lengths.size() / 2);
        return new Mask("A" + "a".repeat(Math.max(0, Math.min(length, LONGEST_MASK) - 1)));
    }
}
