package io.banksynth.source;

import io.banksynth.batch.Batch;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Streams the rows of a file. */
public interface BatchReader extends Closeable {
    /**
     * The next rows, in the file's order, or null after the last. The batch is filled again by the next call.
     *
     * @throws io.banksynth.error.BankSynthException if a row cannot be read, with file and line
     */
    @Nullable Batch next() throws IOException;
}
