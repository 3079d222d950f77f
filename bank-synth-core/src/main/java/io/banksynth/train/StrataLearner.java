package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out whether the two parents of children point at the same row of a reference table more often than by chance. */
final class StrataLearner {
    /** Deviations of a count from what chance gives: less than one in a billion is as far off by chance. */
    private static final double FAR = 6;

    /** Below this gain a match is not worth its index. */
    private static final double LEAST_GAIN = 0.05;

    private static final int STEPS = 40;

    private final Links links;
    private final Roles roles;
    private final Units units;
    private final PrivacyPlan privacy;
    private final int k;

    StrataLearner(Links links, Roles roles, Units units, PrivacyPlan privacy, int k) {
        this.links = links;
        this.roles = roles;
        this.units = units;
        this.privacy = privacy;
        this.k = k;
    }

    /** What the parents of a matched link have in common with the driver of its children. */
    Optional<LinkModel.Strata> learn(Links.Link link) {
        Optional<Links.Link> driver = links.of(link.relationship().child()).stream()
                .filter(other -> roles.role(other.relationship()) == Role.DRIVER)
                .findFirst();
        if (driver.isEmpty() || roles.role(link.relationship()) != Role.MATCHED) {
            return Optional.empty();
        }
        return references(driver.get().relationship().parent()).stream()
                .flatMap(left -> references(link.relationship().parent()).stream()
                        .filter(right -> sameKey(left.relationship(), right.relationship()))
                        .flatMap(right -> common(driver.get(), link, left, right).stream()))
                .max(Comparator.comparingLong(LinkModel.Strata::matched));
    }

    private List<Links.Link> references(TableName table) {
        return links.of(table).stream()
                .filter(l -> roles.role(l.relationship()) == Role.REFERENCE)
                .filter(l -> l.relationship().childColumns().stream()
                        .allMatch(c -> privacy.level(table, c).learnable()))
                .toList();
    }

    private static boolean sameKey(Relationship left, Relationship right) {
        return left.parent().equals(right.parent()) && left.parentColumns().equals(right.parentColumns());
    }

    private Optional<LinkModel.Strata> common(Links.Link driver, Links.Link link, Links.Link left, Links.Link right) {
        int[] unit = units.of(link.relationship().child());
        int strata = 1 + Math.max(most(left.parentRows()), most(right.parentRows()));
        long[] lefts = new long[strata];
        long[] rights = new long[strata];
        long rows = 0;
        long equal = 0;
        Set<Integer> equalUnits = new HashSet<>();
        for (int row = 0; row < unit.length; row++) {
            int a = follow(driver, left, row);
            int b = follow(link, right, row);
            if (a >= 0 && b >= 0) {
                rows++;
                lefts[a]++;
                rights[b]++;
                if (a == b) {
                    equal++;
                    equalUnits.add(unit[row]);
                }
            }
        }
        return equalUnits.size() < k ? Optional.empty() : strata(left, right, lefts, rights, rows, equal);
    }

    private static Optional<LinkModel.Strata> strata(
            Links.Link left, Links.Link right, long[] lefts, long[] rights, long rows, long equal) {
        double chance = together(lefts, rights, rows, 0);
        double possible = together(lefts, rights, rows, 1);
        double share = (double) equal / rows;
        double deviation = Math.sqrt(rows * chance * (1 - chance));
        if (share - chance < LEAST_GAIN || equal - rows * chance < FAR * deviation || possible <= chance) {
            return Optional.empty();
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (together(lefts, rights, rows, middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Optional.of(new LinkModel.Strata(
                left.relationship().childColumns(),
                right.relationship().childColumns(),
                Math.round(high * rows),
                rows));
    }

    /**
     * Share of the children whose parents come together: within their stratum where the parents that are matched there have room,
     * and by chance among all others.
     *
     * @param within share of the parents that are matched within their stratum
     */
    private static double together(long[] lefts, long[] rights, long rows, double within) {
        double matched = 0;
        for (int s = 0; s < lefts.length; s++) {
            matched += Math.min((double) lefts[s], within * rights[s]);
        }
        double left = rows - matched;
        double byChance = 0;
        for (int s = 0; s < lefts.length && left > 0; s++) {
            double taken = Math.min((double) lefts[s], within * rights[s]);
            byChance += (lefts[s] - taken) / left * (rights[s] - taken);
        }
        return (matched + byChance) / rows;
    }

    private static int follow(Links.Link first, Links.Link second, int row) {
        int parent = first.parentRows()[row];
        return parent < 0 ? -1 : second.parentRows()[parent];
    }

    private static int most(int[] rows) {
        int most = -1;
        for (int row : rows) {
            most = Math.max(most, row);
        }
        return most;
    }
}
