package io.banksynth.train.tree;

import io.banksynth.model.Term;
import io.banksynth.model.Tree;
import io.banksynth.train.leaf.SafeBins;
import io.banksynth.train.leaf.ValueUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** A term cut into at most 250 bins by edges that tell of no single unit: what splits are searched over. */
final class Feature {
    private static final int MOST_VALUES = 24;
    private static final int MOST_EDGES = 48;
    private static final int MOST_CODES = 250;

    private final Term term;
    private final long[] edges;
    private final long[] codes;
    private final byte[] bins;

    private Feature(Term term, long[] edges, long[] codes, byte[] bins) {
        this.term = term;
        this.edges = edges;
        this.codes = codes;
        this.bins = bins;
    }

    /** Something that is ordered: bin 0 is "no value", bin b holds what lies below edge b. */
    static Feature ordered(Term term, long[] values, int[] units, int k) {
        ValueUnits cells = new ValueUnits();
        for (int p = 0; p < values.length; p++) {
            if (values[p] != Term.NONE) {
                cells.add(values[p], units[p]);
            }
        }
        ValueUnits.Sorted sorted = cells.sorted();
        TreeSet<Long> edges = new TreeSet<>();
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < sorted.distinct(); rank++) {
            if (sorted.count(rank) >= k && sorted.units(rank) >= k) {
                ranks.add(rank);
            }
        }
        ranks.sort(Comparator.comparingInt((Integer r) -> -sorted.count(r)).thenComparingInt(r -> r));
        for (int rank : ranks.subList(0, Math.min(MOST_VALUES, ranks.size()))) {
            edges.add(sorted.value(rank));
            edges.add(sorted.value(rank) + 1);
        }
        long[] ascending = new long[sorted.rows()];
        int[] owners = new int[sorted.rows()];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = sorted.valueAt(i);
            owners[i] = sorted.unitAt(i);
        }
        edges.addAll(new SafeBins(ascending, owners, k, MOST_EDGES).edges());
        if (cells.size() < values.length) {
            edges.add(Term.NONE + 1);
        }
        long[] cut = edges.stream().mapToLong(Long::longValue).toArray();
        byte[] bins = new byte[values.length];
        for (int p = 0; p < values.length; p++) {
            int at = Arrays.binarySearch(cut, values[p]);
            bins[p] = (byte) (at >= 0 ? at + 1 : -at - 1);
        }
        return new Feature(term, cut, new long[0], bins);
    }

    /** Whether there is a value at all: bin 0 is "no value", bin 1 any other. */
    static Feature known(Term term, long[] values) {
        return below(term, values, Term.NONE + 1);
    }

    /** Whether a term is below a threshold: bin 0 is "no value" and what is below, bin 1 the rest. */
    static Feature below(Term term, long[] values, long threshold) {
        byte[] bins = new byte[values.length];
        for (int p = 0; p < values.length; p++) {
            bins[p] = (byte) (values[p] < threshold ? 0 : 1);
        }
        return new Feature(term, new long[] {threshold}, new long[0], bins);
    }

    /** Codes without order: the most frequent ones have a bin each, all others share bin 0. */
    static Feature codes(Term term, long[] values, int[] units, int k) {
        ValueUnits cells = new ValueUnits();
        for (int p = 0; p < values.length; p++) {
            cells.add(shared(values[p]), units[p]);
        }
        ValueUnits.Sorted sorted = cells.sorted();
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < sorted.distinct(); rank++) {
            if (sorted.count(rank) >= k && sorted.units(rank) >= k) {
                ranks.add(rank);
            }
        }
        ranks.sort(Comparator.comparingInt((Integer r) -> -sorted.count(r)).thenComparingInt(r -> r));
        long[] codes = ranks.stream()
                .limit(MOST_CODES)
                .mapToLong(sorted::value)
                .sorted()
                .toArray();
        byte[] bins = new byte[values.length];
        for (int p = 0; p < values.length; p++) {
            int at = Arrays.binarySearch(codes, shared(values[p]));
            bins[p] = (byte) (at >= 0 ? at + 1 : 0);
        }
        return new Feature(term, new long[0], codes, bins);
    }

    private static long shared(long code) {
        return code != Term.NONE && code < 0 ? Term.RARE : code;
    }

    Term term() {
        return term;
    }

    boolean isOrdered() {
        return codes.length == 0;
    }

    int size() {
        return Math.max(edges.length, codes.length) + 1;
    }

    int bin(int position) {
        return bins[position] & 0xFF;
    }

    /** Whether the bins tell any rows apart. */
    boolean isUseful() {
        return edges.length + codes.length > 1;
    }

    /** The question whose "yes" are the bins below one. */
    Tree.Question below(int bin) {
        return new Tree.Below(term, edges[bin - 1]);
    }

    /** The question whose "yes" are some bins; bin 0 is on the side of "no". */
    Tree.Question among(boolean[] yes) {
        List<Long> inside = new ArrayList<>();
        for (int bin = 1; bin < size(); bin++) {
            if (yes[bin]) {
                inside.add(codes[bin - 1]);
            }
        }
        return new Tree.Among(term, inside);
    }
}
