package io.banksynth.generate;

import io.banksynth.generate.kernel.ColumnKernel;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.generate.tree.RowMachine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps that fill the needed columns of a table: first the parents of the rows along each needed link, with the columns
 * of theirs that are needed, then the table's own columns in order. Owned by one thread.
 */
final class TableProgram {
    /** Finds parents along a link and computes their needed columns. */
    record LinkStep(int link, Kind kind, ParentResolver resolver, TableProgram parents) {
        boolean isDriver() {
            return kind == Kind.DRIVER;
        }
    }

    /** Whether rows are drawn before or after a link's parents are known. */
    enum Kind {
        DRIVER,
        OTHER
    }

    /** Fills a column. */
    record ColumnStep(int column, ColumnKernel kernel) {}

    private final List<LinkStep> links;
    private final List<ColumnStep> columns;
    private final Frame frame;
    private final @Nullable RowMachine machine;
    private final SettledCells settled;

    /**
     * @param links the driver first
     * @param machine what draws rows once the driver's parents are known
     * @param settled what is settled once rows are drawn
     */
    TableProgram(
            Frame frame,
            List<LinkStep> links,
            Optional<RowMachine> machine,
            SettledCells settled,
            List<ColumnStep> columns) {
        this.frame = frame;
        this.links = List.copyOf(links);
        this.machine = machine.orElse(null);
        this.settled = settled;
        this.columns = List.copyOf(columns);
    }

    /** What draws the rows, if the table has a row model and any of its columns is needed. */
    Optional<RowMachine> machine() {
        return Optional.ofNullable(machine);
    }

    /** The cells of a column of the row model as they are in the end, by the row's place in the frame. */
    long[] cells(String column) {
        return settled.of(column)
                .orElseGet(() -> machine().orElseThrow().drawn().of(column));
    }

    /** The program of the parents along a needed link. */
    TableProgram parents(int link) {
        return links.stream()
                .filter(step -> step.link() == link)
                .findFirst()
                .orElseThrow()
                .parents();
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
        @Nullable RowMachine waiting = machine;
        for (LinkStep step : links) {
            if (waiting != null && !step.isDriver()) {
                waiting.fill(frame);
                waiting = null;
            }
            LinkFrame link = frame.link(step.link());
            step.resolver().resolve(frame, link);
            link.gather(frame.size());
            step.parents().run();
        }
        if (waiting != null) {
            waiting.fill(frame);
        }
        settled.fill(frame);
        for (ColumnStep step : columns) {
            step.kernel().fill(frame, frame.column(step.column()));
        }
    }
}
