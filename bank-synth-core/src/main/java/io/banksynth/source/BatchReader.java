package io.banksynth.source;

import io.banksynth.batch.Batch;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams the rows of a file. */
public interface BatchReader extends Closeable {
    /**
     * The next rows, in the file's order, or null after the last. The batch is filled again by the next call.
     *
     * @throws io.banksynth.error.BankSynthException if a row cannot be read, with file and line
     */
    @Nullable Batch next() throws IOException;

    /** What a person should know about the rows read so far, one line each: a guessed encoding, rows left out. */
    default List<String> warnings() {
        return List.of();
    }
}
