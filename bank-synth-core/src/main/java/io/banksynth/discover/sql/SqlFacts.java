package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import io.banksynth.schema.TableName;
import java.util.List;

/** What queries say about stored columns. */
public record SqlFacts(
        List<Join> joins,
        List<Lineage> lineages,
        List<Mention> mentions,
        List<Written> written,
        List<String> warnings) {
    /**
     * Two columns that a query compares for equality.
     *
     * @param type LEFT where rows of {@code left} without a partner are kept, RIGHT where those of {@code right} are
     * @param group the same for comparisons of one condition, between the same two places in the text
     */
    public record Join(
            BaseColumn left,
            BaseColumn right,
            JoinType type,
            String file,
            int line,
            String query,
            long group,
            Spot spot) {}

    /**
     * Where something stands among other things.
     *
     * @param statement the same for all of one statement
     * @param condition the same for all of one condition; -1 outside of conditions
     */
    public record Spot(int statement, int condition) {
        /** Nowhere in a query. */
        public static final Spot NONE = new Spot(-1, -1);
    }

    /** A table that a statement writes rows to, with the columns that it names. */
    public record Written(TableName table, List<String> columns) {}

    /** Values of {@code source} that a statement writes to {@code target}. */
    public record Lineage(BaseColumn target, BaseColumn source, String file, int line, String query) {}

    /**
     * A column compared with literals, grouped by, or put through a function when grouping.
     *
     * @param kind {@code =}, {@code in}, {@code between}, {@code like}, {@code <} and so on, {@code group}, or the function's
     *     name in lower case
     */
    public record Mention(BaseColumn column, String kind, List<String> literals, Spot spot) {}
}
