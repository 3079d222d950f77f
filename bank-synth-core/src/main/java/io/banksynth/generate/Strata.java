package io.banksynth.generate;

import io.banksynth.model.LinkModel;
import io.banksynth.model.LinkedFollowers;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the parents of a matched link have in common with the driver of its children. */
final class Strata {
    /** Rows of a reference table beyond which most strata would be too small to match anything in. */
    private static final long MOST_STRATA = 4096;

    private final IndexedPlan plan;
    private final TablePlan table;
    private final LinkPlan driver;
    private final LinkPlan link;
    private final long key;

    /**
     * @param driver of the link's children
     * @param key the seed of the matching
     */
    Strata(IndexedPlan plan, LinkPlan driver, LinkPlan link, long key) {
        this.plan = plan;
        this.table = plan.table(link.child());
        this.driver = driver;
        this.link = link;
        this.key = key;
    }

    /** The index of the link, if its parents have something in common with the driver and can be matched by it. */
    Optional<LinkIndex> index() {
        Optional<LinkModel.Strata> learned = learned();
        if (learned.isEmpty() || !plan.indexes().containsKey(IndexedPlan.key(driver))) {
            return Optional.empty();
        }
        Optional<LinkPlan> ofDriver = reference(driver.parent(), learned.get().driver());
        Optional<LinkPlan> ofParent = reference(link.parent(), learned.get().parent());
        if (ofDriver.isEmpty() || ofParent.isEmpty()) {
            return Optional.empty();
        }
        long strata = plan.rows(ofDriver.get().parent());
        if (strata == 0 || strata > MOST_STRATA || follows(ofDriver.get()) || follows(ofParent.get())) {
            return Optional.empty();
        }
        StrataIndex drivers = StrataIndex.of(plan.index(driver).fanOuts(), drivers(ofDriver.get()));
        StrataIndex others = StrataIndex.of(plan.index(link).fanOuts(), others(ofParent.get()));
        return index(table, link, plan.rows(link.child()), drivers, others, key);
    }

    private boolean follows(LinkPlan reference) {
        return new LinkedFollowers(table -> Optional.of(plan.table(table).model()))
                .of(reference.child(), Set.of(DrawnColumns.name(reference)));
    }

    /** The index with its counts. */
    static Optional<LinkIndex> index(
            TablePlan table, LinkPlan link, long rows, StrataIndex drivers, StrataIndex others, long key) {
        boolean mayRepeat = table.hasUniquePairs(link)
                && drivers.fanOuts().most() > 1
                && others.fanOuts().most() > 1;
        StrataMatch.Pairs pairs = mayRepeat ? StrataMatch.Pairs.UNIQUE : StrataMatch.Pairs.ANY;
        return StrataMatch.of(drivers, others, rows, pairs, key)
                .map(match -> new LinkIndex.Stratified(others.fanOuts(), match, key));
    }

    ParentResolver resolver(StrataMatch match) {
        LinkModel.Strata learned = learned().orElseThrow();
        return new StrataResolver(
                match,
                drivers(reference(driver.parent(), learned.driver()).orElseThrow()),
                others(reference(link.parent(), learned.parent()).orElseThrow()));
    }

    private ParentStrata drivers(LinkPlan reference) {
        return new ParentStrata(plan, reference, new StrataLayout.Whole((int) plan.rows(reference.parent())));
    }

    private ParentStrata others(LinkPlan reference) {
        StrataLayout layout = new StrataLayout.Split(
                (int) plan.rows(reference.parent()),
                new Permutation(Math.max(1, plan.rows(link.parent())), key),
                RandomStream.of(key, "", "", "split"),
                learned().orElseThrow().share());
        return new ParentStrata(plan, reference, layout);
    }

    private Optional<LinkModel.Strata> learned() {
        boolean whole = driver.model().cases().isEmpty() && link.model().cases().isEmpty();
        return whole && link.model().choice() instanceof LinkModel.FanOut fanOut ? fanOut.strata() : Optional.empty();
    }

    private Optional<LinkPlan> reference(TableName child, List<String> columns) {
        return plan.table(child).links().stream()
                .filter(l -> l.model().choice() instanceof LinkModel.Categories)
                .filter(l -> l.relationship().childColumns().equals(columns))
                .findFirst();
    }
}
