package io.banksynth.source.census;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Set;

/** Counts over all rows of tables, wherever these lie, for samples that hold only a share of them. What it answers does not grow with the rows. */
public interface Census {
    /** The tables whose rows it counts. */
    Set<TableName> tables();

    /**
     * Share of a table's rows that have no value in a column, 0 to 1.
     *
     * @param table one of {@link #tables}
     */
    double nullShare(TableName table, String column);

    /**
     * Whether no two rows have the same values; rows without a value in one of the columns do not count.
     *
     * @param table one of {@link #tables}
     */
    boolean isUnique(TableName table, List<String> columns);

    /**
     * How the children of a foreign key are spread over its parents.
     *
     * @param key between two of {@link #tables}
     * @param drivers foreign keys that lead from the parent to the table of units, step by step; empty where parents are units themselves. The
     *     tables between are of {@link #tables}
     * @param k units that are told apart for each number of children
     */
    KeyCounts key(Relationship key, List<Relationship> drivers, int k);

    /**
     * Rows along a foreign key.
     *
     * @param children all rows of the child
     * @param nulls of them without a key
     * @param parents how many parents have how many children
     */
    record KeyCounts(long children, long nulls, ChildCounts parents) {
        /** Share of the children that have a key. */
        public double keyedShare() {
            return children == 0 ? 1 : 1 - (double) nulls / children;
        }
    }
}
