package io.banksynth.report.key;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All values of a key, and how often one comes again. Numbers that lie close together take a bit each; other codes lie
 * in a table in memory, and on disk once that is full. Safe for use by several threads while it is filled; read-only after
 * {@link #complete}.
 */
public final class KeySet implements Closeable {
    private static final long SMALLEST_PAGES = 1 << 20;
    private static final long BYTES_PER_HASHED_KEY = 32;

    private final Path file;
    private final int partitions;
    private @Nullable BitPages numbers;
    private @Nullable PairTable table;
    private @Nullable CodeSpill spill;
    private boolean complete;
    private long keys;
    private long absent;
    private long repeats;

    /**
     * @param expectedKeys about how many there will be: decides how they are held, not what is found
     * @param file does not exist; made when memory does not do
     */
    public KeySet(long expectedKeys, MemoryBudget budget, Path file) {
        this.file = file;
        this.partitions = CodeSpill.partitions(expectedKeys);
        this.numbers = new BitPages(budget, SMALLEST_PAGES + expectedKeys * BYTES_PER_HASHED_KEY);
        this.table = new PairTable(budget);
    }

    /** Adds the keys of some rows. */
    public synchronized void add(KeyCodes codes) throws IOException {
        for (int i = 0; i < codes.size(); i++) {
            if (codes.absent()[i]) {
                absent++;
            } else {
                keys++;
                add(codes.high()[i], codes.low()[i]);
            }
        }
    }

    private void add(long high, long low) throws IOException {
        if (high == 0 && numbers != null) {
            switch (numbers.add(low)) {
                case NEW -> {
                    return;
                }
                case REPEATED -> {
                    repeats++;
                    return;
                }
                case REFUSED -> moveNumbers(numbers);
            }
        }
        addPair(high, low);
    }

    /** From now on numbers are held as all other codes are. */
    private void moveNumbers(BitPages from) throws IOException {
        numbers = null;
        IOException[] failure = new IOException[1];
        from.forEach(number -> {
            try {
                addPair(0, number);
            } catch (IOException e) {
                failure[0] = e;
            }
        });
        from.clear();
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    private void addPair(long high, long low) throws IOException {
        if (table != null) {
            int before = table.size();
            int number = table.number(high, low);
            if (number >= 0) {
                repeats += number < before ? 1 : 0;
                return;
            }
            spill = new CodeSpill(file, partitions);
            for (int i = 0; i < before; i++) {
                spill.add(table.high(i), table.low(i), 0);
            }
            table.clear();
            table = null;
        }
        if (spill != null) {
            spill.add(high, low, 0);
        }
    }

    /** Says that all keys were added. */
    public synchronized void complete() {
        complete = true;
    }

    /** Whether {@link #contains} can be asked. */
    synchronized boolean answers() {
        return complete && spill == null;
    }

    /** Whether a key was added; not to be asked of a set that lies on disk. */
    boolean contains(long high, long low) {
        if (high == 0 && numbers != null) {
            return numbers.contains(low);
        }
        return table != null && table.find(high, low) >= 0;
    }

    int partitions() {
        return partitions;
    }

    /** Rows whose key was added, those without a value left out. */
    public long keys() {
        return keys;
    }

    /** Rows whose key lacks a value. */
    public long absent() {
        return absent;
    }

    /** Rows whose key another row before them has; whole only after {@link #resolve}. */
    public long repeats() {
        return repeats;
    }

    /** Finds what could not be found while reading: repeats among keys on disk, and references that wait for this set. */
    public void resolve(List<ReferenceCheck> waiting) throws IOException {
        for (int p = 0; p < partitions; p++) {
            if (spill != null) {
                PairTable part = new PairTable(new MemoryBudget(Long.MAX_VALUE));
                spill.visit(p, (high, low, none) -> {
                    int before = part.size();
                    repeats += part.number(high, low) < before ? 1 : 0;
                });
                for (ReferenceCheck references : waiting) {
                    references.resolve(p, (high, low) -> isWithin(part, high, low));
                }
            } else {
                for (ReferenceCheck references : waiting) {
                    references.resolve(p, this::contains);
                }
            }
        }
        for (ReferenceCheck references : waiting) {
            references.close();
        }
        close();
    }

    /** Numbers stay in their pages when other codes of the same key had to go to disk. */
    private boolean isWithin(PairTable part, long high, long low) {
        return part.find(high, low) >= 0 || (high == 0 && numbers != null && numbers.contains(low));
    }

    @Override
    public void close() throws IOException {
        if (numbers != null) {
            numbers.clear();
        }
        if (table != null) {
            table.clear();
        }
        if (spill != null) {
            spill.close();
        }
    }
}
