package io.banksynth.source.statistics;

import java.util.List;

/**
 * What is known of a column without reading it. Values are spelt as {@link io.banksynth.batch.CellText} spells them.
 *
 * @param distinct how many values there are, 0 where unknown
 * @param missing share of the rows without a value, 0 to 1
 * @param common values with their share of all rows
 * @param bounds of ranges that each hold about as many of the other values, ascending; the least and the greatest value where no more
 *     is known; empty where nothing is
 * @param width bytes of a value, on average; 0 where unknown
 */
public record ColumnSummary(long distinct, double missing, List<Common> common, List<String> bounds, int width) {
    /** Of a column of which nothing is known. */
    public static final ColumnSummary UNKNOWN = new ColumnSummary(0, 0, List.of(), List.of(), 0);

    public ColumnSummary {
        common = List.copyOf(common);
        bounds = List.copyOf(bounds);
        missing = Math.max(0, Math.min(1, missing));
    }

    /**
     * Of a column of whose values no more than the ends are known.
     *
     * @param ends the least and the greatest value, empty where they are unknown; if they are the same, it is the only value
     */
    public static ColumnSummary between(long distinct, double missing, List<String> ends, int width) {
        boolean single = ends.size() == 2 && ends.get(0).equals(ends.get(1));
        List<Common> common = single ? List.of(new Common(ends.get(0), 1 - missing)) : List.of();
        return new ColumnSummary(distinct, missing, common, ends, width);
    }

    /** A value and its share of all rows. */
    public record Common(String value, double share) {}
}
