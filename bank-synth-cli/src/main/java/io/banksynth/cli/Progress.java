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
    private volatile long startedAt = System.nanoTime();

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
        startedAt = System.nanoTime();
    }

    @Override
    public void resumed(int completeParts, long missingRows) {
        shell.step("Going on with " + GraphListing.counted(completeParts, "complete part") + " ...");
        started(missingRows);
    }

    /** Seconds as people say them: {@code 12 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 90) {
            return whole + " s";
        }
        long minutes = (whole + 59) / 60;
        return minutes < 90 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    @Override
    public void wrote(TableName table, long rows) {
        long now = written.addAndGet(rows);
        long last = shownAt.get();
        long time = System.nanoTime();
        boolean ends = now == total;
        if ((ends || time - last > NANOS_BETWEEN) && shownAt.compareAndSet(last, time)) {
            double seconds = Math.max(1e-3, (time - startedAt) / 1e9);
            double rate = now / seconds;
            String line = String.format(
                    Locale.ROOT,
                    "%,d of %,d rows, %.0f %%, %,.0f rows/s, %s left",
                    now,
                    total,
                    100.0 * now / Math.max(1, total),
                    rate,
                    duration((total - now) / Math.max(1, rate)));
            shell.err().overwrite(ends ? "" : line);
        }
    }
}
