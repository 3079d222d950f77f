package io.banksynth.report.key;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A set of numbers that lie close together, one bit each, in pages that are made when they are needed. */
final class BitPages {
    /** What adding a number came to. */
    enum Added {
        NEW,
        REPEATED,
        /** The number is too far from the others, or there is no memory for its page; it was not added. */
        REFUSED
    }

    private static final int PAGE_BITS = 18;
    private static final int PAGE_BYTES = 1 << (PAGE_BITS - 3);
    private static final int MOST_PAGES = 1 << 20;

    private final MemoryBudget budget;
    private final long mostBytes;
    private long bytes;
    private long firstPage;
    private long[] @Nullable [] pages = new long[0][];

    BitPages(MemoryBudget budget, long mostBytes) {
        this.budget = budget;
        this.mostBytes = mostBytes;
    }

    Added add(long number) {
        long[] page = page(number);
        if (page == null) {
            return Added.REFUSED;
        }
        int word = (int) (number >> 6) & (page.length - 1);
        long bit = 1L << number;
        if ((page[word] & bit) != 0) {
            return Added.REPEATED;
        }
        page[word] |= bit;
        return Added.NEW;
    }

    boolean contains(long number) {
        long at = (number >> PAGE_BITS) - firstPage;
        if (at < 0 || at >= pages.length) {
            return false;
        }
        long[] page = pages[(int) at];
        return page != null && (page[(int) (number >> 6) & (page.length - 1)] & (1L << number)) != 0;
    }

    /** Calls with every number, ascending. */
    void forEach(LongConsumer consumer) {
        for (int p = 0; p < pages.length; p++) {
            long[] page = pages[p];
            if (page == null) {
                continue;
            }
            for (int word = 0; word < page.length; word++) {
                long start = ((firstPage + p) << PAGE_BITS) + ((long) word << 6);
                for (long rest = page[word]; rest != 0; rest &= rest - 1) {
                    consumer.accept(start + Long.numberOfTrailingZeros(rest));
                }
            }
        }
    }

    /** Gives its memory back; the set is empty then. */
    void clear() {
        pages = new long[0][];
        budget.release(bytes);
        bytes = 0;
    }

    private long @Nullable [] page(long number) {
        long wanted = number >> PAGE_BITS;
        if (pages.length == 0) {
            firstPage = wanted;
        }
        long at = wanted - firstPage;
        if ((at < 0 || at >= pages.length) && !widen(wanted)) {
            return null;
        }
        int index = (int) (wanted - firstPage);
        long[] page = pages[index];
        if (page == null && reserve(PAGE_BYTES)) {
            page = new long[PAGE_BYTES / 8];
            pages[index] = page;
        }
        return page;
    }

    /** Makes the directory reach a page, with as much again on that side; page numbers have 46 bits and do not overflow. */
    private boolean widen(long wanted) {
        long from = pages.length == 0 ? wanted : Math.min(firstPage, wanted);
        long to = pages.length == 0 ? wanted + 1 : Math.max(firstPage + pages.length, wanted + 1);
        if (to - from > MOST_PAGES) {
            return false;
        }
        long more = Math.min(pages.length, MOST_PAGES - (to - from));
        if (wanted < firstPage) {
            from -= more;
        } else {
            to += more;
        }
        int size = (int) (to - from);
        if (!reserve(8L * (size - pages.length))) {
            return false;
        }
        long[][] wider = new long[size][];
        System.arraycopy(pages, 0, wider, (int) (pages.length == 0 ? 0 : firstPage - from), pages.length);
        pages = wider;
        firstPage = from;
        return true;
    }

    private boolean reserve(long more) {
        if (bytes + more > mostBytes || !budget.reserve(more)) {
            return false;
        }
        bytes += more;
        return true;
    }
}
