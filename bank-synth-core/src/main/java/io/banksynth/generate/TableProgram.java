package io.banksynth.generate;

import io.banksynth.generate.kernel.ColumnKernel;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import java.util.List;

/**
 * The steps that fill the needed columns of a table: first the parents of the rows along each needed link, with the columns
 * of theirs that are needed, then the table's own columns in order. Owned by one thread.
 */
final class TableProgram {
    /** Finds parents along a link and computes their needed columns. */
    record LinkStep(int link, ParentResolver resolver, TableProgram parents) {}

    /** Fills a column. */
    record ColumnStep(int column, ColumnKernel kernel) {}

    private final List<LinkStep> links;
    private final List<ColumnStep> columns;
    private final Frame frame;

    TableProgram(Frame frame, List<LinkStep> links, List<ColumnStep> columns) {
        this.frame = frame;
        this.links = List.copyOf(links);
        this.columns = List.copyOf(columns);
    }

    Frame frame() {
        return frame;
    }

    /** The kernel of a needed column. */
    ColumnKernel kernel(int column) {
        return columns.stream()
                .filter(step -> step.column() == column)
                .findFirst()
                .orElseThrow()
                .kernel();
    }

    /** Fills the frame for the rows that it holds. */
    void run() {
        for (LinkStep step : links) {
            LinkFrame link = frame.link(step.link());
            step.resolver().resolve(frame, link);
            link.gather(frame.size());
            step.parents().run();
        }
        for (ColumnStep step : columns) {
            step.kernel().fill(frame, frame.column(step.column()));
        }
    }
}
