package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read from all statements, before names are resolved. */
final class Uses {
    /**
     * A comparison for equality.
     *
     * @param newest the source whose join has it as its condition; null if it stands elsewhere
     * @param group the same for comparisons that stand in one condition
     */
    record Equality(
            Block block,
            Operand left,
            Operand right,
            JoinType type,
            @Nullable Source newest,
            int line,
            int group) {}

    /**
     * A join by columns of the same name.
     *
     * @param columns the names; null for a natural join
     */
    record NamedJoin(
            Block block,
            List<Source> before,
            Source newest,
            @Nullable List<String> columns,
            JoinType type,
            int line,
            int group) {}

    /**
     * Rows written to a table.
     *
     * @param columns of the target, empty when they are those of the table in order
     */
    record Flow(StatementScope scope, Relation.Named target, List<String> columns, Relation query, int line) {}

    /** A value written to one column. */
    record Assignment(Block block, Relation.Named target, String column, Operand value, int line) {}

    /** A view, or a table made by a query. */
    record Definition(Relation.Named name, Relation query, boolean view) {}

    /**
     * A column compared with literals, grouped by or put through a function.
     *
     * @param condition the same for what stands in one condition; -1 outside of conditions
     * @param kind the operator ({@code =}, {@code in}, {@code between}, {@code <} ...), {@code group} or the function
     */
    record Mention(Block block, ColumnReference column, String kind, List<String> literals, int condition) {}

    final List<Equality> equalities = new ArrayList<>();
    final List<NamedJoin> namedJoins = new ArrayList<>();
    final List<Flow> flows = new ArrayList<>();
    final List<Assignment> assignments = new ArrayList<>();
    final List<Definition> definitions = new ArrayList<>();
    final List<Mention> mentions = new ArrayList<>();
    private int groups;

    int nextGroup() {
        return groups++;
    }
}
