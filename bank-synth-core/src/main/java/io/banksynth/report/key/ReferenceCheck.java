package io.banksynth.report.key;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Looks up every foreign key of a relationship among its parent's keys: at once where those are all in memory, else
 * later, partition by partition. Safe for use by several threads.
 */
public final class ReferenceCheck implements Closeable {
    private final KeySet parents;
    private final Path file;
    private @Nullable CodeSpill waiting;
    private long references;
    private long absent;
    private long orphans;

    /** Tells whether a parent has a key. */
    interface Parents {
        boolean contains(long high, long low);
    }

    /**
     * @param file does not exist; made when the parent's keys cannot be asked at once
     */
    public ReferenceCheck(KeySet parents, Path file) {
        this.parents = parents;
        this.file = file;
    }

    /** Checks the foreign keys of some rows, coded as the parent's keys are. */
    public void add(KeyCodes codes) throws IOException {
        if (parents.answers()) {
            look(codes);
        } else {
            keep(codes);
        }
    }

    /** Parents are read-only now: threads look without waiting for each other. */
    private void look(KeyCodes codes) {
        long lost = 0;
        boolean found = true;
        for (int i = 0; i < codes.size(); i++) {
            if (!codes.absent()[i]) {
                if (!codes.repeatsPrevious(i)) {
                    found = parents.contains(codes.high()[i], codes.low()[i]);
                }
                lost += found ? 0 : 1;
            }
        }
        count(codes, lost);
    }

    private synchronized void count(KeyCodes codes, long lost) {
        long without = codes.absentRows();
        absent += without;
        references += codes.size() - without;
        orphans += lost;
    }

    private synchronized void keep(KeyCodes codes) throws IOException {
        count(codes, 0);
        if (waiting == null) {
            waiting = new CodeSpill(file, parents.partitions());
        }
        int i = 0;
        while (i < codes.size()) {
            int next = i + 1;
            while (next < codes.size() && !codes.absent()[next] && codes.repeatsPrevious(next)) {
                next++;
            }
            if (!codes.absent()[i]) {
                waiting.add(codes.high()[i], codes.low()[i], next - i);
            }
            i = next;
        }
    }

    /** Looks up the foreign keys of one partition that wait. */
    void resolve(int partition, Parents known) throws IOException {
        if (waiting != null) {
            waiting.visit(partition, (high, low, rows) -> orphans += known.contains(high, low) ? 0 : rows);
        }
    }

    /** Rows with a foreign key. */
    public long references() {
        return references;
    }

    /** Rows whose foreign key lacks a value, and so points at nothing. */
    public long absent() {
        return absent;
    }

    /** Rows whose foreign key no parent has; whole only after the parent's set is resolved. */
    public long orphans() {
        return orphans;
    }

    @Override
    public void close() throws IOException {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
    }
}
