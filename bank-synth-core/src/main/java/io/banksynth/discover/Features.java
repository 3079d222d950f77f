package io.banksynth.discover;

import io.banksynth.discover.ColumnNode.KeyStanding;
import io.banksynth.discover.ColumnNode.TypeClass;
import io.banksynth.discover.data.ColumnProfile;
import java.util.ArrayList;
import java.util.List;

/** What speaks for and against a pair, as numbers. */
final class Features {
    static final List<String> NAMES = List.of(
            "joined",
            "statements",
            "lineage",
            "lineage_back",
            "parent_primary",
            "parent_unique",
            "parent_part",
            "parent_none",
            "child_primary",
            "child_unique",
            "child_part",
            "points",
            "points_back",
            "likeness",
            "same_name",
            "parent_home",
            "child_home",
            "parent_generic",
            "child_generic",
            "parent_first",
            "child_first",
            "attribute",
            "identifying_child",
            "type_differs",
            "type_time",
            "degree",
            "composite",
            "derived",
            "same_table",
            "has_data",
            "included",
            "included_back",
            "parent_identifies",
            "child_identifies",
            "coverage",
            "child_distinct",
            "rows",
            "empty",
            "outer_child",
            "semi",
            "child_number_small",
            "text_key",
            "keys_known",
            "exact_home",
            "ambiguous",
            "precedent",
            "joined_elsewhere",
            "parent_elsewhere",
            "both_generic",
            "both_home",
            "parent_home_only",
            "child_home_only",
            "points_more",
            "symmetric",
            "both_first",
            "key_to_none",
            "parent_level",
            "parent_other_level",
            "child_level",
            "child_other_level",
            "no_queries",
            "untyped");

    /** The features of the second stage: the first ones, what the first stage said, and what other pairs say. */
    static final List<String> SECOND_NAMES = second();

    private Features() {}

    private static List<String> second() {
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(
                List.of("local", "other_parent", "parents_parent", "reverse", "sibling", "over_reverse", "over_other"));
        return List.copyOf(names);
    }

    /** The features of a pair, in the order of {@link #NAMES}. */
    static double[] of(Pair pair) {
        ColumnNode child = pair.child;
        ColumnNode parent = pair.parent;
        double[] f = new double[NAMES.size()];
        int i = 0;
        f[i++] = flag(!pair.joins.isEmpty());
        f[i++] = Math.min(3, Math.log1p(pair.statements));
        f[i++] = flag(!pair.lineages.isEmpty());
        f[i++] = 0;
        f[i++] = flag(parent.standing() == KeyStanding.PRIMARY);
        f[i++] = flag(parent.standing() == KeyStanding.UNIQUE);
        f[i++] = flag(parent.standing() == KeyStanding.PART);
        f[i++] = flag(parent.standing() == KeyStanding.NONE);
        f[i++] = flag(child.standing() == KeyStanding.PRIMARY);
        f[i++] = flag(child.standing() == KeyStanding.UNIQUE);
        f[i++] = flag(child.standing() == KeyStanding.PART);
        f[i++] = child.name().pointsAt(parent.name());
        f[i++] = parent.name().pointsAt(child.name());
        f[i++] = child.name().likeness(parent.name());
        f[i++] = flag(child.name().squashed().equals(parent.name().squashed()));
        f[i++] = flag(parent.name().home());
        f[i++] = flag(child.name().home());
        f[i++] = flag(parent.name().generic());
        f[i++] = flag(child.name().generic());
        f[i++] = flag(parent.position() == 0);
        f[i++] = flag(child.position() == 0);
        f[i++] = flag(child.name().attribute() && parent.name().attribute());
        f[i++] = flag(child.name().identifying());
        f[i++] = flag(child.typeClass() != parent.typeClass()
                && child.typeClass() != TypeClass.UNKNOWN
                && parent.typeClass() != TypeClass.UNKNOWN);
        f[i++] = flag(child.typeClass() == TypeClass.TIME || child.typeClass() == TypeClass.OTHER);
        f[i++] = Math.log1p(pair.parentDegree) - Math.log1p(pair.childDegree);
        f[i++] = flag(pair.composite);
        f[i++] = flag(pair.derived && pair.joins.isEmpty());
        f[i++] = flag(child.id().table().equals(parent.id().table()));
        i = data(pair, f, i);
        long outer = pair.joins.stream()
                .filter(j -> j.type()
                        == (j.left().equals(child.id())
                                ? io.banksynth.schema.JoinType.LEFT
                                : io.banksynth.schema.JoinType.RIGHT))
                .count();
        f[i++] = pair.joins.isEmpty() ? 0 : (double) outer / pair.joins.size();
        long semi = pair.joins.stream()
                .filter(j ->
                        j.type() == io.banksynth.schema.JoinType.SEMI || j.type() == io.banksynth.schema.JoinType.ANTI)
                .count();
        f[i++] = pair.joins.isEmpty() ? 0 : (double) semi / pair.joins.size();
        ColumnProfile c = child.profile().orElse(null);
        f[i++] = flag(c != null && c.type() instanceof io.banksynth.schema.DataType.Whole && c.largest() < 100);
        f[i++] = flag(child.typeClass() == TypeClass.TEXT);
        f[i++] = flag(parent.standing() != KeyStanding.UNKNOWN);
        f[i++] = flag(parent.name().generic()
                || parent.name().base().equals(parent.name().table()));
        f[i++] = Math.log1p(pair.rivals);
        f[i++] = Math.log1p(pair.precedents);
        f[i++] = flag(pair.joins.isEmpty() && pair.childDegree > 0);
        f[i++] = flag(pair.joins.isEmpty() && pair.parentDegree > 0);
        double forth = child.name().pointsAt(parent.name());
        double back = parent.name().pointsAt(child.name());
        f[i++] = flag(child.name().generic() && parent.name().generic());
        f[i++] = flag(child.name().home() && parent.name().home());
        f[i++] = flag(!child.name().home() && parent.name().home());
        f[i++] = flag(child.name().home() && !parent.name().home());
        f[i++] = forth - back;
        f[i++] = flag(forth > 0 && forth == back);
        f[i++] = flag(child.position() == 0 && parent.position() == 0);
        f[i++] = flag((child.declaredKey() && parent.standing() == KeyStanding.NONE)
                || (child.declaredKey() && parent.standing() == KeyStanding.PART));
        f[i++] = pair.parentLevel / 3.0;
        f[i++] = Math.max(0, pair.parentRivalLevel - pair.parentLevel) / 3.0;
        f[i++] = pair.childLevel / 3.0;
        f[i++] = Math.max(0, pair.childRivalLevel - pair.childLevel) / 3.0;
        f[i++] = flag(pair.unasked);
        f[i++] = flag(child.typeClass() == TypeClass.UNKNOWN || parent.typeClass() == TypeClass.UNKNOWN);
        return f;
    }

    private static int data(Pair pair, double[] f, int from) {
        ColumnProfile c = pair.child.profile().orElse(null);
        ColumnProfile p = pair.parent.profile().orElse(null);
        int end = from + 9;
        if (c == null || p == null) {
            return end;
        }
        if (c.empty() || p.rows() == 0) {
            f[end - 1] = 1;
            return end;
        }
        f[from] = 1;
        f[from + 1] = pair.inclusion;
        f[from + 2] = p.values().inclusion(c.values());
        f[from + 3] = flag(p.identifies());
        f[from + 4] = flag(c.identifies());
        f[from + 5] = Math.min(1, (double) c.distinct() / Math.max(1, p.distinct()));
        f[from + 6] = Math.min(4, Math.log10(1.0 + c.distinct()));
        f[from + 7] = Math.log10((1.0 + c.rows()) / (1.0 + p.rows()));
        return end;
    }

    private static double flag(boolean value) {
        return value ? 1 : 0;
    }
}
