package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the ways along which rows find parents that other keys name already. */
final class CopiedParents {
    private final IndexedPlan plan;
    private final TablePlan table;
    private final @Nullable LinkFrame[] frames;
    private final List<TableProgram.LinkStep> steps;

    /**
     * @param frames of the table's links by position
     * @param steps of the table's program so far, the driver's among them
     */
    CopiedParents(IndexedPlan plan, TablePlan table, @Nullable LinkFrame[] frames, List<TableProgram.LinkStep> steps) {
        this.plan = plan;
        this.table = table;
        this.frames = frames;
        this.steps = steps;
    }

    /** For a link that is copied in every row. */
    ParentResolver resolver(LinkModel.Copied copied, RandomStream nulls) {
        double share = copied.nullShare();
        return new CopiedResolver(frames(copied.way()), row -> RandomStream.unit(nulls.bits(row)) < share);
    }

    /**
     * For a link that is copied in some rows.
     *
     * @param drawn 1 for each row of the frame where it is
     * @param others finds the parents of the others
     */
    ParentResolver resolver(LinkPlan link, long[] drawn, ParentResolver others) {
        List<LinkFrame> way = frames(link.model().way().orElseThrow());
        CopiedResolver copied = new CopiedResolver(way, row -> false);
        if (!table.hasUniquePairs(link)) {
            return copied.where(drawn, others, plan.rows(link.parent()));
        }
        String name = DrawnColumns.name(link);
        TableProgram family = new ProgramCompiler(plan).compileDrawn(table, Set.of(name));
        return new CopiedSiblings(copied, others, drawn, way.get(0), family, name);
    }

    private List<LinkFrame> frames(LinkModel.Way way) {
        List<LinkFrame> out = new ArrayList<>();
        LinkPlan key = key(table, way.keys().get(0));
        TableProgram parents = steps.stream()
                .filter(step -> step.link() == key.position())
                .findFirst()
                .orElseThrow(() -> unusable(way))
                .parents();
        LinkFrame first = frames[key.position()];
        if (first == null) {
            throw unusable(way);
        }
        out.add(first);
        TablePlan holder = plan.table(key.parent());
        for (String name : way.rest()) {
            LinkPlan next = key(holder, name);
            out.add(parents.frame().link(next.position()));
            parents = parents.parents(next.position());
            holder = plan.table(next.parent());
        }
        return out;
    }

    private LinkPlan key(TablePlan holder, String name) {
        return holder.links().stream()
                .filter(link -> link.model().isNamed(name))
                .findFirst()
                .orElseThrow(() -> BankSynthException.source("Cannot use the pack: rows of " + table.name()
                        + " copy a key of " + holder.name() + " that it does not have: " + name));
    }

    private BankSynthException unusable(LinkModel.Way way) {
        return BankSynthException.source("Cannot use the pack: rows of " + table.name()
                + " copy a key along a way that does not begin with their driver: " + String.join(", ", way.keys()));
    }
}
