package io.banksynth.sink;

import io.banksynth.batch.Batch;
import java.io.Closeable;
import java.io.IOException;

/** Writes the batches of one file, in order. After {@link #close()} the file is complete on disk. */
public interface BatchWriter extends Closeable {
    void write(Batch batch) throws IOException;
}
