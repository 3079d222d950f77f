package io.banksynth.model;

import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.schema.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the models of a table's columns, its links and its rows take for granted of each other. */
final class TableModelCheck {
    private final TableModel table;

    private TableModelCheck(TableModel table) {
        this.table = table;
    }

    /**
     * @throws IllegalArgumentException if they do not fit
     */
    static void require(TableModel table) {
        new TableModelCheck(table).require();
    }

    private void require() {
        Set<String> names = new HashSet<>();
        for (ColumnModel column : table.columns()) {
            require(names.add(column.column()), "column " + column.column() + " has two models");
            if (table.reference() && column instanceof ColumnModel.Verbatim verbatim) {
                require(
                        verbatim.values().size() == table.rows(),
                        "column " + verbatim.column() + " is kept as it is, with "
                                + verbatim.values().size() + " values in " + table.rows() + " rows");
            }
        }
        Set<String> labels = new HashSet<>();
        for (LinkModel link : table.links()) {
            String label = link.relationship().label();
            require(labels.add(label), "relationship " + label + " has two models");
            require(link.relationship().child().equals(table.table()), label + " is none of its relationships");
            require(
                    link.relationship().role().orElse(Role.REFERENCE) != Role.DRIVER
                            || link.choice() instanceof LinkModel.FanOut,
                    label + " drives, but nothing says how many children a parent has");
        }
        table.rowModel().ifPresent(this::requireDrawn);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private void requireDrawn(RowModel rows) {
        for (ColumnTree column : rows.columns()) {
            column.terms().forEach(term -> term.leaves(this::requireAsked));
            if (column.nature() == Nature.ROW) {
                int choices = ((Encoder.Texts) column.encoder()).values().size();
                require(
                        choices(column.column()).orElse(choices) == choices,
                        column.column() + " has not as many choices as the table that it points at has rows");
            } else if (column.nature() == Nature.COPIED) {
                require(
                        isCopied(column.column()) && column.encoder().equals(ColumnTree.numbered(2)),
                        "nothing says where " + column.column() + " is copied from");
            } else if (column.nature() == Nature.TEXT) {
                require(
                        texts(column.column()).filter(column.encoder()::equals).isPresent(),
                        column.column() + " is drawn as other texts than encoders.json has");
            }
        }
        rows.kinds().ifPresent(this::requireCodes);
    }

    private void requireAsked(Term term) {
        if (term instanceof Term.Linked linked) {
            require(
                    table.links().stream().anyMatch(link -> link.isNamed(linked.link()) && link.mayBeAsked()),
                    "rows ask for " + linked.column() + " of their parents along " + linked.link()
                            + ", which is not matched");
        }
    }

    private void requireCodes(Kinds kinds) {
        for (int m = 0; m < kinds.columns().size(); m++) {
            String name = kinds.columns().get(m);
            Nature nature = kinds.natures().get(m);
            if (nature == Nature.NUMBER) {
                continue;
            }
            Optional<Integer> codes = switch (nature) {
                case ROW -> choices(name);
                case COPIED -> Optional.of(isCopied(name) ? 2 : 0);
                default -> Optional.of(texts(name).map(t -> t.values().size()).orElse(0));
            };
            for (List<Long> combination : kinds.combinations()) {
                long code = combination.get(m);
                require(
                        code == Term.NONE || (code >= 0 && code < codes.orElse(Integer.MAX_VALUE)),
                        "a combination has a " + name + " that there is not: " + code);
            }
        }
    }

    private boolean isCopied(String columns) {
        return table.links().stream()
                .filter(link -> link.isNamed(columns))
                .anyMatch(link -> link.choice() instanceof LinkModel.FanOut fanOut
                        && fanOut.copied().isPresent());
    }

    /** How many rows the reference table has that a link points at; empty where the rows are not chosen by weights. */
    private Optional<Integer> choices(String columns) {
        return table.links().stream()
                .filter(link -> link.isNamed(columns))
                .map(LinkModel::choice)
                .filter(LinkModel.Categories.class::isInstance)
                .map(choice -> ((LinkModel.Categories) choice).weights().size())
                .findFirst();
    }

    private Optional<Encoder.Texts> texts(String column) {
        return table.column(column)
                .filter(ColumnModel.Learned.class::isInstance)
                .map(model -> ((ColumnModel.Learned) model).encoder())
                .filter(Encoder.Texts.class::isInstance)
                .map(Encoder.Texts.class::cast);
    }
}
