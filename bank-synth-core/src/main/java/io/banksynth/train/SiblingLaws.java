package io.banksynth.train;

import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.source.Sample;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what holds among the children of one parent and would not by chance: one owner for each account, at most one main address
 * for each customer. Such a law can be kept only where that parent lays the rows out.
 */
final class SiblingLaws {
    private static final int MOST_KINDS = 20;

    /** Parents that chance alone would let break a law: fewer are no evidence (at ten, chance keeps it in one of 20,000 samples). */
    private static final double FEWEST_EXPECTED = 10;

    /** Samples have slips: a law may be broken so many times less often than by chance. */
    private static final double RARER = 20;

    private static final int NO_KIND = -1;

    private SiblingLaws() {}

    /**
     * Counts the laws under one foreign key.
     *
     * @param links all foreign keys of the child, whose columns have no kinds
     * @return for each kind (a value of a column with few) 1 if no parent has two of them, 2 if every parent has exactly one
     */
    static int count(Sample child, Links.Link link, List<Links.Link> links) {
        Set<String> keys = new HashSet<>();
        for (Links.Link other : links) {
            Relationship relationship = other.relationship();
            keys.addAll(relationship.childColumns());
        }
        int laws = 0;
        for (Column column : child.columns()) {
            if (!keys.contains(column.name())) {
                laws += count(kinds(child, column.name()), link.parentRows());
            }
        }
        return laws;
    }

    /** The kind of each row; empty if there are too many kinds. */
    private static int[] kinds(Sample child, String column) {
        RowTexts texts = new RowTexts(child, column);
        Map<String, Integer> known = new HashMap<>();
        int[] kinds = new int[child.size()];
        for (int row = 0; row < kinds.length; row++) {
            kinds[row] = texts.isMissing(row) ? NO_KIND : known.computeIfAbsent(texts.of(row), t -> known.size());
            if (known.size() > MOST_KINDS) {
                return new int[0];
            }
        }
        return kinds;
    }

    private static int count(int[] kinds, int[] parents) {
        int rows = kinds.length;
        int most = Arrays.stream(kinds).max().orElse(NO_KIND) + 1;
        if (most < 2) {
            return 0;
        }
        int parentCount = Arrays.stream(parents).max().orElse(NO_KIND) + 1;
        int[] children = new int[parentCount];
        int[][] ofKind = new int[most][parentCount];
        int[] share = new int[most];
        for (int row = 0; row < rows; row++) {
            if (parents[row] >= 0) {
                children[parents[row]]++;
                if (kinds[row] != NO_KIND) {
                    ofKind[kinds[row]][parents[row]]++;
                    share[kinds[row]]++;
                }
            }
        }
        int joined = Arrays.stream(children).sum();
        int laws = 0;
        for (int kind = 0; kind < most; kind++) {
            laws += laws(ofKind[kind], children, (double) share[kind] / Math.max(1, joined));
        }
        return laws;
    }

    /** @param share of the kind among all children: what each would be of that kind by chance */
    private static int laws(int[] ofKind, int[] children, double share) {
        double expectedSeveral = 0;
        double expectedNone = 0;
        int several = 0;
        int none = 0;
        for (int parent = 0; parent < children.length; parent++) {
            int n = children[parent];
            if (n > 0) {
                double nowhere = Math.pow(1 - share, n);
                expectedNone += nowhere;
                expectedSeveral += 1 - nowhere - n * share * Math.pow(1 - share, n - 1.0);
                several += ofKind[parent] > 1 ? 1 : 0;
                none += ofKind[parent] == 0 ? 1 : 0;
            }
        }
        boolean atMostOne = expectedSeveral >= FEWEST_EXPECTED && several * RARER <= expectedSeveral;
        boolean atLeastOne = expectedNone >= FEWEST_EXPECTED && none * RARER <= expectedNone;
        return atMostOne ? atLeastOne ? 2 : 1 : 0;
    }
}
