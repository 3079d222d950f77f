package io.banksynth.cli;

import io.banksynth.engine.RunListener;
import io.banksynth.schema.TableName;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Shows on a terminal how far a run is: one line that is written over, a few times a second. */
final class Progress implements RunListener {
    private static final long NANOS_BETWEEN = 200_000_000;

    private final Shell shell;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong shownAt = new AtomicLong(System.nanoTime());
    private volatile long total;

    private Progress(Shell shell) {
        this.shell = shell;
    }

    /** A listener for that shell: silent where nobody watches. */
    static RunListener on(Shell shell) {
        return shell.feedback() == Shell.Feedback.STEPS ? new Progress(shell) : RunListener.SILENT;
    }

    @Override
    public void started(long totalRows) {
        total = totalRows;
    }

    @Override
    public void wrote(TableName table, long rows) {
        long now = written.addAndGet(rows);
        long last = shownAt.get();
        long time = System.nanoTime();
        boolean ends = now == total;
        if ((ends || time - last > NANOS_BETWEEN) && shownAt.compareAndSet(last, time)) {
            shell.err()
                    .printf(Locale.ROOT, "\r%,d of %,d rows, %.0f %% ", now, total, 100.0 * now / Math.max(1, total));
            if (ends) {
                shell.err().print("\r\033[K");
            }
            shell.err().flush();
        }
    }
}
