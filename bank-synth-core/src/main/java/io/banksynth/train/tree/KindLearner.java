package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Kinds;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds columns of few values that restrict each other, and the combinations that k units share. */
final class KindLearner {
    private static final int MOST_COMBINATIONS = 64;
    private static final int MOST_VALUES = 40;
    private static final int MOST_NUMBERS = 12;
    private static final double COVERED = 0.995;
    private static final double DEPENDENT = 0.7;

    private final TableCells table;
    private final int k;

    KindLearner(TableCells table, int k) {
        this.table = table;
        this.k = k;
    }

    /**
     * @param kinds the combinations
     * @param codes the combination of each of the sample's rows; below 0 where fewer than k units share it
     */
    @SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
    record Found(Kinds kinds, long[] codes) {
        /** The same with siblings at one time numbered by kind; an empty order numbers them as they are drawn. */
        Found numbered(List<Integer> order) {
            return new Found(kinds.numbered(order), codes);
        }
    }

    Optional<Found> find(Set<String> formulas) {
        List<CellColumn> group = new ArrayList<>();
        Map<List<Long>, Long> combinations = Map.of();
        for (CellColumn column : table.columns()) {
            long values = different(column);
            if (formulas.contains(column.name()) || !isCandidate(column, values)) {
                continue;
            }
            List<CellColumn> wider = new ArrayList<>(group);
            wider.add(column);
            Map<List<Long>, Long> shared = shared(wider);
            long rows = shared.values().stream().mapToLong(Long::longValue).sum();
            boolean dependent = group.isEmpty() || shared.size() <= DEPENDENT * combinations.size() * values;
            if (dependent && shared.size() <= MOST_COMBINATIONS && rows >= COVERED * table.rows()) {
                group = wider;
                combinations = shared;
            }
        }
        return group.isEmpty() || combinations.size() < 2 ? Optional.empty() : Optional.of(found(group, combinations));
    }

    private boolean isCandidate(CellColumn column, long values) {
        int most = column.nature() == Nature.NUMBER ? MOST_NUMBERS : MOST_VALUES;
        return !column.isTime()
                && column.nature() != Nature.SEGMENT
                && column.isClosed()
                && values <= most
                && values > 1;
    }

    private static long different(CellColumn column) {
        Set<Long> seen = new HashSet<>();
        for (long cell : column.cells()) {
            seen.add(cell);
            if (seen.size() > MOST_VALUES) {
                break;
            }
        }
        return seen.size();
    }

    /** Combinations that k units have, with their rows. */
    private Map<List<Long>, Long> shared(List<CellColumn> group) {
        Map<List<Long>, Set<Integer>> holders = new HashMap<>();
        Map<List<Long>, Long> rows = new LinkedHashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            List<Long> combination = combination(group, row);
            rows.merge(combination, 1L, Long::sum);
            holders.computeIfAbsent(combination, c -> new HashSet<>()).add(table.units()[row]);
        }
        rows.keySet().removeIf(c -> holders.getOrDefault(c, Set.of()).size() < k);
        return rows;
    }

    private static List<Long> combination(List<CellColumn> group, int row) {
        List<Long> out = new ArrayList<>();
        for (CellColumn column : group) {
            out.add(column.cells()[row]);
        }
        return out;
    }

    private Found found(List<CellColumn> group, Map<List<Long>, Long> combinations) {
        List<List<Long>> sorted = new ArrayList<>(combinations.keySet());
        sorted.sort(Comparator.comparing((List<Long> c) -> -combinations.getOrDefault(c, 0L))
                .thenComparing(List::toString));
        Map<List<Long>, Integer> codes = new HashMap<>();
        for (List<Long> combination : sorted) {
            codes.put(combination, codes.size());
        }
        long[] of = new long[table.rows()];
        for (int row = 0; row < of.length; row++) {
            Integer code = codes.get(combination(group, row));
            of[row] = code == null ? Term.RARE - 1 : code;
        }
        Kinds kinds = new Kinds(
                group.stream().map(CellColumn::name).toList(),
                group.stream().map(CellColumn::nature).toList(),
                sorted);
        return new Found(kinds, of);
    }
}
