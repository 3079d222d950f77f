package io.banksynth.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of a table are drawn.
 *
 * @param order the date or time by which siblings follow each other
 * @param kinds combinations that are drawn together
 * @param recurrences kinds that come again each month
 * @param columns in the order in which they are drawn
 * @param rules what was found to hold in all rows, in words, with its support
 * @param moved days by which all dates and times are later than they were learned
 * @param follows columns that follow from those that the rows below make up, each from those before it
 */
public record RowModel(
        Optional<String> order,
        Optional<Kinds> kinds,
        Optional<Recurrences> recurrences,
        List<ColumnTree> columns,
        List<Rule> rules,
        long moved,
        List<Following> follows) {
    /** The hidden column that says where the siblings end. */
    public static final String END = "~end";

    /** The hidden column that says what the rows below are like. */
    public static final String SEGMENT = "~segment";

    /**
     * Something that holds in all rows.
     *
     * @param text in words
     * @param rows how many rows of the sample it was seen in
     * @param units how many units have such rows
     */
    public record Rule(String text, long rows, long units) {
        public Rule {
            if (rows < 0 || units < 0) {
                throw new IllegalArgumentException("Not counts: " + rows + " rows, " + units + " units");
            }
        }
    }

    /**
     * A column that is settled after what the rows below make up.
     *
     * @param term what it is, of numbers of the row itself
     */
    public record Following(String column, Term term) {
        public Following {
            RollUp.requireOwn(term);
        }
    }

    public RowModel {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        follows = List.copyOf(follows);
    }

    /**
     * The same, after a look at what drawing takes for granted: for models that were not learned here.
     *
     * @throws IllegalArgumentException if a column asks for what is not drawn before it, or something is counted that there is not
     */
    public RowModel checked() {
        RowModelCheck.require(this);
        return this;
    }

    /** Rows as they were learned. */
    public RowModel(
            Optional<String> order,
            Optional<Kinds> kinds,
            Optional<Recurrences> recurrences,
            List<ColumnTree> columns,
            List<Rule> rules) {
        this(order, kinds, recurrences, columns, rules, 0, List.of());
    }

    /** The same where columns follow from what the rows below make up. */
    public RowModel following(List<Following> columnsBehind) {
        return new RowModel(order, kinds, recurrences, columns, rules, moved, columnsBehind);
    }

    /** The same with all dates and times some days later. */
    public RowModel moved(long days) {
        return new RowModel(order, kinds, recurrences, columns, rules, moved + days, follows);
    }

    /** The same with kinds that come as the trees say, whatever is due. */
    public RowModel casual() {
        return new RowModel(order, kinds, recurrences.map(Recurrences::casual), columns, rules, moved, follows);
    }

    /** The same with more that holds in all rows. */
    public RowModel with(List<Rule> more) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(more);
        return new RowModel(order, kinds, recurrences, columns, all, moved, follows);
    }

    /** The same with another tree for a column that it has. */
    public RowModel with(ColumnTree column) {
        List<ColumnTree> changed = columns.stream()
                .map(c -> c.column().equals(column.column()) ? column : c)
                .toList();
        return new RowModel(order, kinds, recurrences, changed, rules, moved, follows);
    }

    /** Whether a column is drawn, by its own tree or as one of a kind's. */
    public boolean draws(String name) {
        return column(name).isPresent()
                || kinds.map(known -> known.columns().contains(name)).orElse(false);
    }

    public Optional<ColumnTree> column(String name) {
        return columns.stream().filter(c -> c.column().equals(name)).findFirst();
    }
}
