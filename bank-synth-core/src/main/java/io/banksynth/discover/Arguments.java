package io.banksynth.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The features that weigh most for and against a pair, in words. */
final class Arguments {
    private static final int MOST = 4;
    private static final double LEAST_WEIGHT = 0.15;

    /** What a feature says; those that mean nothing to a reader are left out. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("joined", "queries join them"),
            Map.entry("statements", "several statements join them"),
            Map.entry("lineage", "its values are written from there"),
            Map.entry("parent_primary", "it is the parent's declared primary key"),
            Map.entry("parent_unique", "it is a declared unique key of the parent"),
            Map.entry("parent_none", "the parent declares other keys"),
            Map.entry("child_primary", "the child's column is its own table's primary key"),
            Map.entry("child_unique", "the child's column is a unique key of its own table"),
            Map.entry("points", "the child's name points at the parent"),
            Map.entry("points_back", "the parent's name points back at the child"),
            Map.entry("likeness", "the names are alike"),
            Map.entry("same_name", "both columns have one name"),
            Map.entry("parent_home", "the parent's column is named after its table"),
            Map.entry("child_home", "the child's column is named after its own table"),
            Map.entry("child_generic", "the child's name tells nothing"),
            Map.entry("parent_first", "it is the parent's first column"),
            Map.entry("child_first", "it is the child's own first column"),
            Map.entry("attribute", "both names are of attributes, such as dates or amounts"),
            Map.entry("type_differs", "the types differ"),
            Map.entry("type_time", "dates and times are rarely keys"),
            Map.entry("degree", "more tables are joined with the parent"),
            Map.entry("same_table", "both are columns of one table"),
            Map.entry("included", "its values are found there"),
            Map.entry("parent_identifies", "no two rows of the parent share a value"),
            Map.entry("child_identifies", "no two rows of the child share a value either"),
            Map.entry("child_number_small", "small numbers are found in many columns"),
            Map.entry("exact_home", "the parent's column is plainly its table's key"),
            Map.entry("ambiguous", "the name points at other tables as well"),
            Map.entry("precedent", "other tables' columns of this name point there"),
            Map.entry("joined_elsewhere", "queries join it with others, never with this one"),
            Map.entry("both_generic", "both names tell nothing"),
            Map.entry("child_home_only", "only the child's column is named after its table"),
            Map.entry("points_more", "the names point from child to parent rather than back"),
            Map.entry("key_to_none", "the child's column is a key, the parent's is none"),
            Map.entry("parent_level", "the parent's column looks like its key"),
            Map.entry("parent_other_level", "another column looks more like the parent's key"),
            Map.entry("child_level", "the child's column looks like its own table's key"));

    private Arguments() {}

    static void of(Pair pair, Weights weights, List<String> supports, List<String> contradicts) {
        double[] features = Features.of(pair);
        double[] parts = weights.parts("local", Scorer.situation(pair), features);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (WORDS.containsKey(Features.NAMES.get(i)) && Math.abs(parts[i]) >= LEAST_WEIGHT) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble(i -> -Math.abs(parts[i])));
        for (int i : order) {
            String name = Features.NAMES.get(i);
            boolean turned = features[i] < 0;
            List<String> list = parts[i] > 0 ? supports : contradicts;
            if (list.size() < MOST) {
                list.add(turned ? "not so: " + words(name, pair) : words(name, pair));
            }
        }
        if (pair.joins.isEmpty() && !pair.unasked) {
            contradicts.add("no query joins them");
        }
        if (pair.inclusion >= 0 && pair.inclusion < 1) {
            contradicts.add(missing(pair));
        }
        if (Election.repeats(pair)) {
            contradicts.add("values repeat in the parent's column");
        }
    }

    private static String missing(Pair pair) {
        return String.format(Locale.ROOT, "%.1f %% of its values are not found there", 100 * (1 - pair.inclusion));
    }

    private static String words(String name, Pair pair) {
        return switch (name) {
            case "statements" ->
                pair.statements == 1 ? "one statement joins them" : pair.statements + " statements join them";
            case "included" ->
                String.format(Locale.ROOT, "%.1f %% of its values are found there", 100 * pair.inclusion);
            default -> WORDS.getOrDefault(name, name);
        };
    }
}
