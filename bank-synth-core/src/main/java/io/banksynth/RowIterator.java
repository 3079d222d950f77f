package io.banksynth;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RowRange;
import io.banksynth.generate.TableGenerator;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Goes through rows batch by batch; each row is a copy, so it may be kept. */
final class RowIterator implements Iterator<Row> {
    private final TableGenerator generator;
    private final long end;
    private Batch batch;
    private long next;

    RowIterator(TableGenerator generator, RowRange range) {
        this.generator = generator;
        this.end = range.to();
        this.next = range.from();
        this.batch = generator.fill(next, Math.min(end, next));
    }

    @Override
    public boolean hasNext() {
        return next < end;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (next >= batch.firstRow() + batch.size()) {
            batch = generator.fill(next, end);
        }
        Row row = Row.of(batch, (int) (next - batch.firstRow()));
        next++;
        return row;
    }
}
