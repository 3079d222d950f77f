package io.banksynth.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The columns of a reference table as ranks: a row has the rank of its value among the different values of the column. */
public final class ReferenceRanks {
    private ReferenceRanks() {}

    /** Ranks by column and row; numbers rank by size, texts by their characters; {@link Term#NONE} where there is no value. */
    public static Map<String, long[]> of(TableModel reference) {
        Map<String, long[]> out = new HashMap<>();
        for (ColumnModel column : reference.columns()) {
            if (column instanceof ColumnModel.Verbatim verbatim) {
                out.put(column.column(), ranks(verbatim.values()));
            }
        }
        return out;
    }

    private static long[] ranks(List<Optional<String>> values) {
        boolean numbers = values.stream().flatMap(Optional::stream).allMatch(ReferenceRanks::isNumber);
        TreeSet<String> different =
                new TreeSet<>((a, b) -> numbers ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b));
        values.forEach(v -> v.ifPresent(different::add));
        Map<String, Long> rank = new HashMap<>();
        for (String value : different) {
            rank.put(value, (long) rank.size());
        }
        long[] out = new long[values.size()];
        for (int row = 0; row < out.length; row++) {
            out[row] = values.get(row)
                    .map(v -> different.ceiling(v))
                    .map(v -> rank.getOrDefault(v, 0L))
                    .orElse(Term.NONE);
        }
        return out;
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).precision() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
