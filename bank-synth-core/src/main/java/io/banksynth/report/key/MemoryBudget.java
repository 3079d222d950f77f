package io.banksynth.report.key;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes all key sets together may hold in memory; what exceeds it goes to disk. Safe for use by several threads. */
public final class MemoryBudget {
    private final AtomicLong left;

    public MemoryBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes bytes if there are as many left; says whether. */
    boolean reserve(long bytes) {
        long before;
        do {
            before = left.get();
            if (before < bytes) {
                return false;
            }
        } while (!left.compareAndSet(before, before - bytes));
        return true;
    }

    void release(long bytes) {
        left.addAndGet(bytes);
    }
}
