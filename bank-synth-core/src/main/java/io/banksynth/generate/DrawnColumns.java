package io.banksynth.generate;

import io.banksynth.batch.Batch;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.kernel.ColumnKernel;
import io.banksynth.generate.kernel.RareTexts;
import io.banksynth.generate.kernel.TickCells;
import io.banksynth.generate.tree.DrawnKernel;
import io.banksynth.generate.tree.DrawnRows;
import io.banksynth.generate.tree.LinkedRows;
import io.banksynth.generate.tree.References;
import io.banksynth.generate.tree.RowMachine;
import io.banksynth.generate.tree.RowMachineBuilder;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.LinkModel;
import io.banksynth.model.Place;
import io.banksynth.model.ReferenceNumbers;
import io.banksynth.model.ReferenceRanks;
import io.banksynth.model.RowModel;
import io.banksynth.model.RowNeeds;
import io.banksynth.model.Term;
import io.banksynth.model.TickScale;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The columns of a table that its row model draws, compiled for those that are needed. */
final class DrawnColumns implements References {
    private final IndexedPlan plan;
    private final TablePlan table;
    private final Optional<RowModel> model;

    DrawnColumns(IndexedPlan plan, TablePlan table) {
        this.plan = plan;
        this.table = table;
        this.model = table.model().rowModel();
    }

    /** Whether the row model draws a column of this name, or the columns of a link, joined by commas. */
    boolean has(String name) {
        return model.map(known -> known.draws(name)).orElse(false);
    }

    static String name(LinkPlan link) {
        return String.join(",", link.relationship().childColumns());
    }

    /** Whether the row model chooses the link's parents, or says which of them are copied. */
    boolean decides(LinkPlan link) {
        boolean chosen = link.model().choice() instanceof LinkModel.Categories;
        return (chosen || link.model().way().isPresent()) && has(name(link));
    }

    RowNeeds needs(Set<String> wanted) {
        try {
            return new RowNeeds(
                    model.orElseThrow(() -> new IllegalArgumentException("other tables depend on "
                            + String.join(", ", wanted) + ", but nothing says how to draw it")),
                    wanted);
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private BankSynthException unusable(IllegalArgumentException e) {
        return BankSynthException.source("Cannot use the pack: rows of " + table.name() + ": " + e.getMessage(), e);
    }

    /**
     * The machine that draws them.
     *
     * @param wanted columns whose cells are kept
     * @param parents the program of the driver's parents, if the rows need it
     * @param linked the parents along other links
     */
    RowMachine machine(Set<String> wanted, RowNeeds needs, Optional<TableProgram> parents, LinkedRows.Source linked) {
        int driver = parents.isEmpty() ? -1 : table.driver().orElseThrow().position();
        Map<String, long[]> parent = new HashMap<>();
        Map<String, long[]> grandparent = new HashMap<>();
        int parentDriver = -1;
        if (parents.isPresent()) {
            needs.parent().forEach(c -> parent.put(c, drawn(parents.get()).of(c)));
            Optional<LinkPlan> above =
                    plan.table(table.driver().orElseThrow().parent()).driver();
            if (!needs.grandparent().isEmpty() && above.isPresent()) {
                parentDriver = above.get().position();
                TableProgram programAbove = parents.get().parents(parentDriver);
                needs.grandparent()
                        .forEach(c -> grandparent.put(c, drawn(programAbove).of(c)));
            }
        }
        try {
            return new RowMachineBuilder(table.name(), model.orElseThrow(), needs, plan.seed(), this)
                    .build(
                            new TreeSet<>(wanted),
                            new RowMachineBuilder.Above(driver, parentDriver, parent, grandparent, linked),
                            Batch.CAPACITY);
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    static DrawnRows drawn(TableProgram program) {
        return program.machine().orElseThrow().drawn();
    }

    @Override
    public long[] ranks(Place place, String link, String column) {
        TablePlan holder = table;
        int steps = place == Place.PARENT ? 1 : place == Place.GRANDPARENT ? 2 : 0;
        for (int i = 0; i < steps; i++) {
            holder = plan.table(driver(holder).parent());
        }
        TableName reference = reference(holder, link);
        long[] ranks = ReferenceRanks.of(plan.table(reference).model()).get(column);
        if (ranks == null) {
            throw new IllegalArgumentException(reference + " has no column " + column);
        }
        return ranks;
    }

    @Override
    public long[] numbers(Term.Listed listed) {
        TableName reference = reference(table, listed.link());
        return ReferenceNumbers.of(plan.table(reference).model(), listed.column(), listed.exponent())
                .orElseThrow(() -> new IllegalArgumentException(reference + " keeps no column " + listed.column()));
    }

    private static LinkPlan driver(TablePlan holder) {
        return holder.driver().orElseThrow(() -> new IllegalArgumentException(holder.name() + " has no parent to ask"));
    }

    private static TableName reference(TablePlan holder, String link) {
        return holder.links().stream()
                .filter(l -> name(l).equals(link))
                .map(LinkPlan::parent)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(holder.name() + " has no link " + link));
    }

    /**
     * The kernel that puts what was drawn into a column's cells.
     *
     * @param cells what was drawn or settled, by the row's place in the frame
     */
    ColumnKernel kernel(Column column, long[] cells) {
        Encoder encoder = table.model()
                .column(column.name())
                .filter(ColumnModel.Learned.class::isInstance)
                .map(m -> ((ColumnModel.Learned) m).encoder())
                .orElseThrow(() -> BankSynthException.source(
                        "Cannot use the pack: it has no model of " + table.name() + "." + column.name()));
        if (encoder instanceof Encoder.Texts texts) {
            return DrawnKernel.texts(cells, new RareTexts(texts));
        }
        TickScale scale = ((Encoder.Numbers) encoder).scale();
        Optional<FanOutIndex> counted = counted(column.name());
        if (counted.isPresent()) {
            return new CountingKernel(counted.get(), new TickCells(scale, column.type()));
        }
        return DrawnKernel.numbers(
                cells,
                new TickCells(scale, column.type()),
                scale.day(column.type()),
                model.orElseThrow().moved());
    }

    /** The index of the children that a column counts; empty where there are none in the plan. */
    private Optional<FanOutIndex> counted(String column) {
        return plan.plan().tables().stream()
                .flatMap(child -> child.links().stream())
                .filter(link -> link.parent().equals(table.name()))
                .filter(link -> link.model().choice() instanceof LinkModel.FanOut fanOut
                        && fanOut.counted().contains(column))
                .filter(plan::isIndexed)
                .map(link -> plan.index(link).fanOuts())
                .findFirst();
    }

    /** Names of the row model's columns among the table's columns and links that are needed. */
    Set<String> wanted(Set<Integer> columns, Set<LinkPlan> links, Set<String> more) {
        Set<String> out = new HashSet<>(more);
        for (int c : columns) {
            String name = table.table().columns().get(c).name();
            if (has(name) && table.model().column(name).isPresent()) {
                out.add(name);
            }
        }
        links.stream().filter(this::decides).forEach(link -> out.add(name(link)));
        return out;
    }
}
