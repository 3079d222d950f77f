package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.AtomLayout;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.Encoder;
import io.banksynth.model.Kinds;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.Recurrences;
import io.banksynth.model.RowModel;
import io.banksynth.model.TableModel;
import io.banksynth.model.Term;
import io.banksynth.model.Tree;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the rows of a table are drawn, as lines: the order of columns, what drives each, rules, and trees in words. */
final class RowListing {
    private static final int MOST_DRIVERS = 4;
    private static final int MOST_ATOMS = 4;
    private static final int DEEPEST = 6;

    private final ModelPack pack;
    private final TableModel table;
    private final RowModel rows;
    private final TermWords words;

    RowListing(ModelPack pack, String name) {
        this.pack = pack;
        this.table = pack.model(TableName.of(name))
                .orElseThrow(
                        () -> BankSynthException.usage("Cannot show " + name + ": the pack has no such table; it has "
                                + pack.models().stream()
                                        .map(model -> model.table().shown())
                                        .collect(Collectors.joining(", "))));
        this.rows = table.rowModel()
                .orElseThrow(() -> BankSynthException.usage("Cannot show how rows of " + table.table()
                        + " are drawn: nothing was learned of how its columns depend on each other"));
        this.words = new TermWords(pack, table, rows);
    }

    /** The table: its columns in the order in which they are drawn, and what holds in all rows. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(table.table() + ", rows drawn in this order of columns:");
        for (ColumnTree column : rows.columns()) {
            lines.add("  " + words.shown(column.column()) + drivers(column));
            settled(column.column(), lines);
            column.derived().forEach(term -> lines.add("      often equal to " + words.of(term)));
            bounds("      never below ", column.atLeast(), lines);
            bounds("      never above ", column.atMost(), lines);
            bounds("      never equal to ", column.apart(), lines);
        }
        rows.kinds().ifPresent(kinds -> kinds(kinds, lines));
        rows.recurrences().ifPresent(recurrences -> recurrences(recurrences, lines));
        lines.add("");
        lines.add("Holds in every row:");
        rows.rules()
                .forEach(rule -> lines.add("  " + rule.text() + " (seen in " + GraphListing.counted(rule.rows(), "row")
                        + " of " + GraphListing.counted(rule.units(), "unit") + ")"));
        if (rows.rules().isEmpty()) {
            lines.add("  nothing but the above");
        }
        return lines;
    }

    /** What a column is, whatever is drawn for it, where the rows that make it up are generated too. */
    private void settled(String column, List<String> lines) {
        for (TableModel child : pack.models()) {
            for (LinkModel link : child.links()) {
                if (link.relationship().parent().equals(table.table())
                        && link.choice() instanceof LinkModel.FanOut fanOut
                        && fanOut.rolled().stream()
                                .anyMatch(rollUp -> rollUp.column().equals(column))) {
                    lines.add("      made up of rows of " + child.table() + " where these are generated");
                }
            }
        }
        rows.follows().stream()
                .filter(following -> following.column().equals(column))
                .forEach(following -> lines.add("      always equal to " + words.of(following.term())));
    }

    private void bounds(String side, List<Term> bounds, List<String> lines) {
        bounds.stream()
                .filter(term -> !(term instanceof Term.Constant))
                .forEach(term -> lines.add(side + words.of(term)));
    }

    private void kinds(Kinds kinds, List<String> lines) {
        lines.add("");
        lines.add("Kinds, combinations of " + String.join(", ", kinds.columns()) + "; there are no others:");
        for (int kind = 0; kind < kinds.combinations().size(); kind++) {
            lines.add("  " + words.kind(kind));
        }
    }

    private void recurrences(Recurrences recurrences, List<String> lines) {
        lines.add("");
        lines.add("Comes again each month:");
        for (Recurrences.Recurrence recurrence : recurrences.kinds()) {
            lines.add("  " + words.kind(recurrence.kind())
                    + (recurrence.landing() == Term.Landing.MONTH_END ? ", on its last day" : ", on the same day")
                    + switch (recurrence.regularity()) {
                        case OFTEN -> "";
                        case CERTAIN -> "; never missed";
                        case EXACT -> "; never missed and never early";
                    });
        }
    }

    /** Terms by how many rows are asked for them. */
    private String drivers(ColumnTree column) {
        Map<Term, Double> asked = new LinkedHashMap<>();
        ask(column.tree(), column.layout(), null, asked);
        String drivers = asked.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Term, Double> e) -> -e.getValue()))
                .limit(MOST_DRIVERS)
                .map(e -> words.of(e.getKey()))
                .collect(Collectors.joining("; "));
        return asked.isEmpty()
                ? ", by itself"
                : ", by " + drivers
                        + (asked.size() > MOST_DRIVERS ? "; and " + (asked.size() - MOST_DRIVERS) + " more" : "");
    }

    private static void ask(Tree tree, AtomLayout layout, double @Nullable [] above, Map<Term, Double> asked) {
        double[] weights = layout.weights(tree.atoms(), above);
        if (tree instanceof Tree.Split split) {
            asked.merge(split.question().term(), Arrays.stream(weights).sum(), Double::sum);
            ask(split.yes(), layout, weights, asked);
            ask(split.no(), layout, weights, asked);
        }
    }

    /** The tree of a column. */
    List<String> explain(String name) {
        ColumnTree column = rows.columns().stream()
                .filter(c -> c.column().equalsIgnoreCase(name))
                .findFirst()
                .or(() -> rows.kinds()
                        .filter(kinds -> kinds.columns().stream().anyMatch(name::equalsIgnoreCase))
                        .flatMap(kinds -> rows.column(Kinds.COLUMN)))
                .orElseThrow(() -> BankSynthException.usage("Cannot explain " + table.table() + "." + name
                        + ": it is no column that is drawn; those are "
                        + rows.columns().stream()
                                .map(c -> words.shown(c.column()))
                                .collect(Collectors.joining(", "))));
        List<String> lines = new ArrayList<>();
        lines.add(table.table() + "." + words.shown(column.column())
                + column.base().map(base -> ", counted from " + words.of(base)).orElse(""));
        node(column, column.tree(), null, 1, lines);
        return lines;
    }

    private void node(ColumnTree column, Tree tree, double @Nullable [] above, int depth, List<String> lines) {
        double[] weights = column.layout().weights(tree.atoms(), above);
        String indent = "  ".repeat(depth);
        if (!(tree instanceof Tree.Split split) || depth > DEEPEST) {
            lines.add(indent + distribution(column, weights) + (tree instanceof Tree.Split ? " (goes on)" : ""));
            return;
        }
        lines.add(indent + "if " + words.question(split.question()));
        node(column, split.yes(), weights, depth + 1, lines);
        lines.add(indent + "else");
        node(column, split.no(), weights, depth + 1, lines);
    }

    private String distribution(ColumnTree column, double[] weights) {
        double total = Arrays.stream(weights).sum();
        return IntStream.range(0, weights.length)
                .boxed()
                .filter(atom -> weights[atom] > 0)
                .sorted(Comparator.comparingDouble((Integer atom) -> -weights[atom]))
                .limit(MOST_ATOMS)
                .map(atom -> String.format(Locale.ROOT, "%s %.0f %%", atom(column, atom), 100 * weights[atom] / total))
                .collect(Collectors.joining(", "));
    }

    private String atom(ColumnTree column, int atom) {
        AtomLayout layout = column.layout();
        if (atom == 0) {
            return "no value";
        }
        if (atom < layout.firstValue()) {
            return "= " + words.of(column.derived().get(atom - 1));
        }
        if (column.nature() == ColumnTree.Nature.KIND) {
            return words.kind(atom - layout.firstValue());
        }
        if (column.nature() == ColumnTree.Nature.COPIED) {
            return TermWords.copied(atom - layout.firstValue());
        }
        if (column.encoder() instanceof Encoder.Texts texts) {
            return atom < layout.firstRest()
                    ? "'" + texts.values().get(atom - layout.firstValue()) + "'"
                    : "like " + texts.masks().get(atom - layout.firstRest()).pattern();
        }
        Encoder.Numbers numbers = (Encoder.Numbers) column.encoder();
        if (atom < layout.firstRest()) {
            return number(column, numbers.values().get(atom - layout.firstValue()));
        }
        int bin = atom - layout.firstRest();
        return number(column, numbers.edges().get(bin)) + " to "
                + number(column, numbers.edges().get(bin + 1) - 1);
    }

    private String number(ColumnTree column, long ticks) {
        Term own = new Term.Field(io.banksynth.model.Place.OWN, column.column());
        return column.base()
                .map(base -> "+" + words.number(new Term.Arithmetic(Term.Operation.MINUS, own, base), ticks))
                .orElseGet(() -> words.number(own, ticks));
    }
}
