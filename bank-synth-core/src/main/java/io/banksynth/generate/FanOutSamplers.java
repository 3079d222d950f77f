package io.banksynth.generate;

import io.banksynth.generate.tree.DrawnRows;
import io.banksynth.model.LinkModel;
import io.banksynth.model.LinkedFollowers;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the fan-outs of a plan from what names them. */
public final class FanOutSamplers {
    private final GenerationPlan plan;
    private final Optional<IndexedPlan> earlier;
    private final Supplier<IndexedPlan> counted;
    private final SettledParents settled;
    private final LinkedFollowers followers;

    /**
     * @param plan one that adds to no earlier run
     */
    public FanOutSamplers(GenerationPlan plan) {
        this(plan, Optional.empty(), () -> {
            throw new IllegalStateException("Rows of parents are drawn where they are counted");
        });
    }

    /**
     * @param earlier the run that the plan's rows are added to
     * @param counted the counts so far, which reach the parents whose fan-outs are drawn
     */
    FanOutSamplers(GenerationPlan plan, Optional<IndexedPlan> earlier, Supplier<IndexedPlan> counted) {
        this.plan = plan;
        this.earlier = earlier;
        this.counted = counted;
        this.settled = new SettledParents(plan);
        this.followers =
                new LinkedFollowers(table -> Optional.of(plan.table(table).model()));
    }

    /**
     * The fan-outs of that name.
     *
     * @throws IllegalArgumentException if the plan has no such link
     */
    public FanOuts of(FanOutDraws draws) {
        LinkPlan link = plan.tables().stream()
                .flatMap(table -> table.links().stream())
                .filter(l -> IndexedPlan.key(l).equals(draws.link()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not in the plan: " + draws.link()));
        if (draws.level() > 0) {
            RandomStream own = RandomStream.of(levels(link).bits(-1 - draws.level()), "", "", "level");
            LinkModel.FanOut fanOut = ((LinkModel.Levels) link.model().choice()).fanOut();
            return new FanOutSampler(draws, fanOut, own, FanOutSampler.Gate.OPEN);
        }
        return draws.rate() > 0 ? added(link, draws) : learned(link, draws);
    }

    FanOutSampler learned(LinkPlan link, double tilt) {
        return learned(link, FanOutDraws.learned(IndexedPlan.key(link)).tilted(tilt));
    }

    private FanOutSampler learned(LinkPlan link, FanOutDraws draws) {
        LinkModel.FanOut fanOut = (LinkModel.FanOut) link.model().choice();
        boolean asking = draws.asking() && settled.of(link);
        boolean free = draws.tilt() == 0 && draws.lift() == 0 && link.role() == Role.DRIVER;
        Optional<ParentReads> told = fanOut.counted().stream()
                .limit(1)
                .filter(column -> asking && free && !followers.of(link.parent(), Set.of(column)))
                .map(column -> new ParentReads(link, counted, plan -> new CountedCell(column)))
                .findFirst();
        Optional<ParentLeaves> leaves = fanOut.tree()
                .filter(tree -> asking && told.isEmpty() && !followers.of(link.parent(), tree))
                .map(tree -> new ParentLeaves(link, fanOut, counted));
        return new FanOutSampler(draws, fanOut, stream(link), gate(link), leaves, told);
    }

    /** A column that says how many children a parent has; no value counts none. */
    private record CountedCell(String column) implements ParentReads.Reading {
        @Override
        public Set<String> columns() {
            return Set.of(column);
        }

        @Override
        public long at(DrawnRows drawn, int i) {
            return Math.max(0, Math.min(Integer.MAX_VALUE, drawn.of(column)[i]));
        }
    }

    private FanOuts added(LinkPlan link, FanOutDraws draws) {
        IndexedPlan before = earlier.orElseThrow();
        List<FanOutIndex> runs = new ArrayList<>(before.earlier(link));
        runs.add(before.index(link).fanOuts());
        RandomStream stream = RandomStream.of(stream(link).bits(before.rows(link.child())), "", "", "added");
        return new AddedFanOuts(
                draws, learned(link, 0), runs.stream().map(FanOutIndex::fanOuts).toList(), stream);
    }

    RandomStream stream(LinkPlan link) {
        return RandomStream.of(
                plan.request().seed(), link.parent().shown(), link.child().shown(), "fan-out " + link.streamName());
    }

    /** Where the levels of a table that points at itself are drawn from. */
    RandomStream levels(LinkPlan link) {
        RandomStream stream = stream(link);
        return earlier.map(run -> RandomStream.of(stream.bits(run.rows(link.child())), "", "", "added levels"))
                .orElse(stream);
    }

    /**
     * Where the children must find another parent in the scope of this one, only parents that have such rows may have
     * children.
     */
    private FanOutSampler.Gate gate(LinkPlan link) {
        for (LinkPlan other : plan.table(link.child()).links()) {
            if (link.role() == Role.DRIVER
                    && other.model().choice() instanceof LinkModel.Scope
                    && other.model().nulls() == 0
                    && !other.parent().equals(link.child())) {
                Optional<LinkPlan> sibling = plan.table(other.parent()).driver();
                if (sibling.isPresent() && sibling.get().parent().equals(link.parent())) {
                    FanOutSampler theirs = learned(sibling.get(), 0);
                    return parent -> theirs.draw(parent) > 0;
                }
            }
        }
        return FanOutSampler.Gate.OPEN;
    }
}
