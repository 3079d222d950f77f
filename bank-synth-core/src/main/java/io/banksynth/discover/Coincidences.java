package io.banksynth.discover;

import io.banksynth.discover.data.ColumnProfile;
import io.banksynth.schema.DataType;
import java.util.Collection;
import java.util.List;

/**
 * What values say that cannot be chance, whatever else is weighed. That all of many values are found in a key full of gaps, or spread to
 * both ends of one without, needs no name to speak for it; and a number whose few values huddle at the key's beginning is a
 * count of that table's rows, whatever its name.
 */
final class Coincidences {
    /** A key that values alone tell. */
    private static final double BY_VALUES = 0.8;

    /** The most that is left to a name which the values deny. */
    private static final double DENIED = 0.1;

    /** As in mined rules: below this, nothing is called chance, however many pairs of columns are looked at. */
    static final double LOG_CHANCE = Math.log(1e-9);

    private static final int FEWEST_VALUES = 20;

    /** From here on a name alone would do if there were no queries. */
    private static final double CLEAR_NAME = 0.9;

    /** The ends of so many random values lie this many mean distances from those of the key, but in one case of a hundred. */
    private static final double WIDEST_GAP = 5;

    private Coincidences() {}

    /**
     * Sets the confidence of the pairs for which values alone decide.
     *
     * @param byChild the pairs of each child's column
     */
    static void settle(Collection<List<Pair>> byChild) {
        for (List<Pair> pairs : byChild) {
            pairs.stream().filter(Coincidences::counts).forEach(p -> p.confidence = Math.min(p.confidence, DENIED));
            List<Pair> told = pairs.stream().filter(Coincidences::beyondChance).toList();
            boolean open = pairs.stream().allMatch(p -> p.confidence < Election.LIKELY);
            if (open && told.size() == 1) {
                told.get(0).confidence = BY_VALUES;
            }
        }
    }

    /** Whether the child's numbers all lie at the beginning of the parent's, as no choice among them would. */
    private static boolean counts(Pair pair) {
        boolean joined = !pair.joins.isEmpty() || pair.childDegree > 0;
        if (joined || !sampled(pair) || pair.child.name().identifying() || !whole(pair)) {
            return false;
        }
        ColumnProfile child = pair.child.profile().orElseThrow();
        ColumnProfile parent = pair.parent.profile().orElseThrow();
        double reach = (1.0 + child.largest() - parent.smallest()) / (1.0 + parent.largest() - parent.smallest());
        return reach < 1 && child.distinct() * Math.log(Math.max(reach, Double.MIN_NORMAL)) < LOG_CHANCE;
    }

    private static boolean beyondChance(Pair pair) {
        boolean own = pair.child.id().table().equals(pair.parent.id().table());
        boolean possible = sampled(pair)
                && pair.parentLevel == 3
                && pair.childLevel == 0
                && pair.inclusion == 1
                && pair.child.typeClass() == pair.parent.typeClass()
                && pair.child.profile().filter(p -> !p.unique()).isPresent()
                && pair.child.profile().orElseThrow().distinct() >= FEWEST_VALUES;
        if (!possible || own) {
            return possible && pair.childDegree == 0 && pair.child.name().superior();
        }
        return isAsked(pair) && (whole(pair) ? spread(pair) : pair.child.typeClass() == ColumnNode.TypeClass.TEXT);
    }

    /** Whether queries join the two; or none joins the child, which seems to identify something; or its name is clear. */
    private static boolean isAsked(Pair pair) {
        boolean open = pair.childDegree == 0 && pair.child.name().identifying();
        return !pair.joins.isEmpty() || open || pair.child.name().pointsAt(pair.parent.name()) >= CLEAR_NAME;
    }

    private static boolean spread(Pair pair) {
        ColumnProfile child = pair.child.profile().orElseThrow();
        ColumnProfile parent = pair.parent.profile().orElseThrow();
        double range = 1.0 + parent.largest() - parent.smallest();
        double density = parent.distinct() / range;
        double gap = WIDEST_GAP * range / child.distinct();
        return child.distinct() * Math.log(density) < LOG_CHANCE
                || (parent.largest() - child.largest() <= gap && child.smallest() - parent.smallest() <= gap);
    }

    private static boolean sampled(Pair pair) {
        return pair.child.profile().filter(p -> !p.empty()).isPresent()
                && pair.parent.profile().filter(ColumnProfile::identifies).isPresent();
    }

    private static boolean whole(Pair pair) {
        return pair.child.profile().orElseThrow().type() instanceof DataType.Whole
                && pair.parent.profile().orElseThrow().type() instanceof DataType.Whole;
    }
}
