package io.banksynth.discover;

import io.banksynth.discover.sql.SqlFacts;
import java.util.ArrayList;
import java.util.List;

/** A column that may be a child's key to another column, with what speaks for it. */
final class Pair {
    final ColumnNode child;
    final ColumnNode parent;
    final List<SqlFacts.Join> joins = new ArrayList<>();
    final List<SqlFacts.Lineage> lineages = new ArrayList<>();
    /** Share of the child's distinct values that the parent has; -1 when unknown. */
    double inclusion = -1;
    /** Statements that join the two, each counted once. */
    int statements;
    /** Whether every join of the two was one of several comparisons in its condition. */
    boolean composite;
    /** Tables whose columns are joined with the parent's column, and with the child's. */
    int parentDegree;

    int childDegree;
    /** Other parents at which the child's name points as well. */
    int rivals;
    /** Other columns of the child's name that queries join with the parent. */
    int precedents;
    /** How much each side looks like its table's key ({@link GuessedKeys}), and the best other column of its table. */
    int parentLevel;

    int parentRivalLevel;
    int childLevel;
    int childRivalLevel;
    /** Whether there are no joins at all to look into, of any columns. */
    boolean unasked;
    /** Whether it was derived from joins with a third column. */
    boolean derived;

    /** SQL under which the child points at this parent; empty where it always does. */
    String condition = "";

    double local;
    double confidence;

    Pair(ColumnNode child, ColumnNode parent) {
        this.child = child;
        this.parent = parent;
    }

    @Override
    public String toString() {
        return child.id() + " -> " + parent.id();
    }
}
