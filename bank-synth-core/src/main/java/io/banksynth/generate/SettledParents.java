package io.banksynth.generate;

import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.RowRule;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Whether the parents of a link are, where its fan-outs are counted, what they will be in the end. A driven parent depends on the
 * rows above it: those are settled if they are counted before, or if they are counted for it alone, from the first row on.
 */
final class SettledParents {
    private final GenerationPlan plan;
    private final List<TableName> order;

    SettledParents(GenerationPlan plan) {
        this.plan = plan.earlier().orElse(plan);
        this.order = this.plan.sizing();
    }

    /** Whether fan-outs along a link may depend on what its parents are. */
    boolean of(LinkPlan link) {
        return of(link, counted(link));
    }

    /** The place in the order of counting at which a link's fan-outs are counted. */
    private int counted(LinkPlan link) {
        if (plan.table(link.parent()).rule() instanceof RowRule.EnoughFor enough && isSame(enough.link(), link)) {
            return order.indexOf(link.parent());
        }
        if (plan.table(link.child()).rule() instanceof RowRule.SumOfFanOuts sum && isSame(sum.link(), link)) {
            return order.indexOf(link.child());
        }
        return order.size();
    }

    private boolean of(LinkPlan link, int now) {
        Optional<LinkPlan> above = plan.table(link.parent()).driver();
        if (above.isEmpty()) {
            return true;
        }
        LinkPlan driver = above.get();
        boolean known = order.indexOf(link.parent()) < now && order.indexOf(driver.parent()) < now;
        boolean onlyFor = driver.model().nulls() == 0
                && plan.table(driver.parent()).rule() instanceof RowRule.EnoughFor enough
                && isSame(enough.link(), driver);
        return (known || onlyFor) && of(driver, now);
    }

    private static boolean isSame(LinkPlan left, LinkPlan right) {
        return IndexedPlan.key(left).equals(IndexedPlan.key(right));
    }
}
