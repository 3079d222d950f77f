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
     * @param checked whether a full parser understood the statement as well
     */
    public record Join(
            BaseColumn left,
            BaseColumn right,
            JoinType type,
            String file,
            int line,
            String query,
            long group,
            boolean checked) {}

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
    public record Mention(BaseColumn column, String kind, List<String> literals) {}
}
