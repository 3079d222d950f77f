package io.banksynth.engine;

import io.banksynth.error.BankSynthException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a run is written until nothing is missing. Closed without a commit it vanishes. */
public interface StagingArea extends AutoCloseable {
    /**
     * A hidden folder for what only this process needs: gone when it is closed, on Ctrl-C, and, where the process is killed, with the next
     * such folder or run beside it.
     *
     * @throws BankSynthException if it cannot be made
     */
    static StagingArea hidden(Path outputDir) {
        return Staging.open(outputDir);
    }

    /** A folder of this machine that takes the texts beside the data, and the data where no cluster writes it elsewhere. */
    Path folder();

    /**
     * Refuses a name that is taken already, before there is any work that would be lost; {@link #commit} looks again.
     *
     * @throws BankSynthException if a run of that name is there
     */
    void requireFree(String runId) throws IOException;

    /** Refuses a run because of one that is there. */
    static BankSynthException taken(Object target) {
        return BankSynthException.output(
                "Cannot write run " + target + ": it is there already; choose another --run_id or remove it");
    }

    /**
     * Gives the run its final name, and so makes it visible.
     *
     * @param runId the name that must be free, or empty for {@code fallback} with a suffix where that is taken
     * @param lastFile writes the run's last file, given its name; called again where that was taken meanwhile
     * @return the run's folder or URI
     */
    String commit(Optional<String> runId, String fallback, Consumer<String> lastFile) throws IOException;

    @Override
    void close();
}
