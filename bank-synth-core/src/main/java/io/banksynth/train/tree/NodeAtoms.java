package io.banksynth.train.tree;

import io.banksynth.model.Atoms;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts what a node may keep: atoms that k units share; neighbours joined until k units share them; the rest as one weight,
 * rounded to none or k units so that no single unit shows.
 */
final class NodeAtoms {
    private final CodedColumn column;
    private final int[] units;
    private final int k;
    private final long[] rows;
    private final int[] holders;

    NodeAtoms(CodedColumn column, int[] units, int k) {
        this.column = column;
        this.units = units;
        this.k = k;
        this.rows = new long[column.layout().size()];
        this.holders = new int[column.layout().size()];
    }

    /**
     * @param positions of the node's rows, from {@code from} to {@code to}
     */
    Atoms count(int[] positions, int from, int to) {
        long[] pairs = new long[to - from];
        int size = 0;
        for (int i = from; i < to; i++) {
            int atom = column.atoms()[positions[i]];
            if (atom >= 0) {
                pairs[size++] = ((long) atom << 32) | units[positions[i]];
            }
        }
        pairs = Arrays.copyOf(pairs, size);
        Arrays.sort(pairs);
        Arrays.fill(rows, 0);
        Arrays.fill(holders, 0);
        for (int i = 0; i < size; i++) {
            int atom = (int) (pairs[i] >>> 32);
            rows[atom]++;
            holders[atom] += i == 0 || pairs[i] != pairs[i - 1] ? 1 : 0;
        }
        List<Long> singles = new ArrayList<>();
        for (int atom = 0; atom < rows.length; atom++) {
            if (holders[atom] >= k) {
                singles.add((long) atom);
                singles.add(rows[atom]);
                rows[atom] = 0;
            }
        }
        List<Long> ranges = ranges(pairs);
        return new Atoms(singles, ranges, rest(pairs), steps(positions, from, to), pace(positions, from, to));
    }

    private long pace(int[] positions, int from, int to) {
        long sum = 0;
        long rows = 0;
        for (int i = from; i < to && column.pace().length > 0; i++) {
            long pace = column.pace()[positions[i]];
            if (pace != Term.NONE) {
                sum += pace;
                rows++;
            }
        }
        return rows == 0 ? 0 : sum / rows;
    }

    /** Joins neighbours on the axis; their rows are taken out of what is left. */
    private List<Long> ranges(long[] pairs) {
        List<Long> ranges = new ArrayList<>();
        int[] axis = column.layout().axis();
        int values = column.layout().firstRest() - column.layout().firstValue();
        join(ranges, pairs, 0, Math.min(values, axis.length));
        join(ranges, pairs, Math.min(values, axis.length), axis.length);
        return ranges;
    }

    /** Joins neighbours in a part of the axis, so that round values stay apart from what lies between them. */
    private void join(List<Long> ranges, long[] pairs, int from, int to) {
        int[] axis = column.layout().axis();
        java.util.Set<Integer> seen = new java.util.HashSet<>();
        int known = ranges.size();
        int begin = from;
        long weight = 0;
        List<Integer> open = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int atom = axis[i];
            if (rows[atom] > 0) {
                addHolders(pairs, atom, seen);
                weight += rows[atom];
                open.add(atom);
            }
            if (seen.size() >= k) {
                close(ranges, begin, i + 1, weight, open);
                begin = i + 1;
                weight = 0;
                seen.clear();
                open.clear();
            }
        }
        if (weight > 0 && ranges.size() > known) {
            int last = ranges.size() - 3;
            long more = ranges.get(last + 2) + weight;
            ranges.set(last + 1, (long) to);
            ranges.set(last + 2, more);
            open.forEach(atom -> rows[atom] = 0);
        }
    }

    private void close(List<Long> ranges, int from, int to, long weight, List<Integer> atoms) {
        ranges.add((long) from);
        ranges.add((long) to);
        ranges.add(weight);
        atoms.forEach(atom -> rows[atom] = 0);
    }

    private static void addHolders(long[] pairs, int atom, java.util.Set<Integer> to) {
        int at = Arrays.binarySearch(pairs, (long) atom << 32);
        for (int i = at < 0 ? -at - 1 : at; i < pairs.length && (pairs[i] >>> 32) == atom; i++) {
            to.add((int) pairs[i]);
        }
    }

    private long rest(long[] pairs) {
        java.util.Set<Integer> seen = new java.util.HashSet<>();
        long weight = 0;
        for (int atom = 0; atom < rows.length; atom++) {
            if (rows[atom] > 0) {
                addHolders(pairs, atom, seen);
                weight += rows[atom];
            }
        }
        if (seen.size() >= k) {
            return weight;
        }
        return 2 * seen.size() >= k ? Math.max(k, weight / seen.size() * k) : 0;
    }

    /** How often each granularity is used; empty where too few units tell. */
    private List<Long> steps(int[] positions, int from, int to) {
        if (column.stepCount() < 2) {
            return List.of();
        }
        List<java.util.Set<Integer>> users = new ArrayList<>();
        long[] weights = new long[column.stepCount()];
        for (int s = 0; s < column.stepCount(); s++) {
            users.add(new java.util.HashSet<>());
        }
        for (int i = from; i < to; i++) {
            int step = column.steps()[positions[i]];
            if (step >= 0 && column.atoms()[positions[i]] >= 0) {
                weights[step]++;
                users.get(step).add(units[positions[i]]);
            }
        }
        List<Long> out = new ArrayList<>();
        boolean any = false;
        for (int s = 0; s < weights.length; s++) {
            boolean shared = users.get(s).size() >= k;
            out.add(shared ? weights[s] : 0L);
            any |= shared;
        }
        return any ? out : List.of();
    }
}
