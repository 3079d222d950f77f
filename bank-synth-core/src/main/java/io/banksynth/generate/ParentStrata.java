package io.banksynth.generate;

import io.banksynth.batch.Batch;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import java.util.Set;
import java.util.TreeSet;

/** Tells the strata of parents, by drawing their foreign keys to a reference table. Owned by one thread. */
final class ParentStrata {
    private final TableProgram program;
    private final LinkFrame link;
    private final StrataLayout layout;

    /** @param reference the link of the parents to the reference table */
    ParentStrata(IndexedPlan plan, LinkPlan reference, StrataLayout layout) {
        TablePlan table = plan.table(reference.child());
        Set<Integer> keys = new TreeSet<>();
        reference
                .relationship()
                .childColumns()
                .forEach(c -> keys.add(table.table().position(c)));
        this.program = new ProgramCompiler(plan).compile(table, keys);
        this.link = program.frame().link(reference.position());
        this.layout = layout;
    }

    StrataLayout layout() {
        return layout;
    }

    /** Writes the strata of parents at neighbouring places. */
    void fill(long firstPlace, int size, int[] strata) {
        long[] rows = program.frame().rows();
        for (int done = 0; done < size; done += Batch.CAPACITY) {
            int n = Math.min(Batch.CAPACITY, size - done);
            for (int i = 0; i < n; i++) {
                rows[i] = layout.row(firstPlace + done + i);
            }
            program.frame().begin(n);
            program.run();
            for (int i = 0; i < n; i++) {
                strata[done + i] = layout.stratum(rows[i], link.parentRows()[i]);
            }
        }
    }
}
