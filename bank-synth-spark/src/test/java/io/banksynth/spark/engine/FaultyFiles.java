package io.banksynth.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.TaskContext;

/**
 * A folder where attempts of tasks go wrong after they have written: the first attempt of each part fails, or the executor of one
 * part's first attempt dies.
 */
record FaultyFiles(SharedFolder folder, Fault fault) implements AttemptFiles {
    enum Fault {
        FIRST_ATTEMPT_FAILS,
        EVERY_ATTEMPT_FAILS,
        EXECUTOR_DIES,
        FIRST_ATTEMPT_IS_SLOW
    }

    private static final int UNLUCKY_PART = 3;
    private static final long SLOW_MILLIS = 60_000;

    @Override
    public void begin() throws IOException {
        folder.begin();
    }

    @Override
    public <T> T write(String attempt, Writing<T> writing) throws IOException {
        return folder.write(attempt, target -> {
            T result = writing.into(target);
            spoil(target);
            return result;
        });
    }

    private void spoil(Path written) throws IOException {
        TaskContext task = TaskContext.get();
        boolean first = task.attemptNumber() == 0;
        if (fault == Fault.EVERY_ATTEMPT_FAILS || (fault == Fault.FIRST_ATTEMPT_FAILS && first)) {
            throw new IOException("spoiled on purpose: " + written.getFileName());
        }
        if (first && task.partitionId() == UNLUCKY_PART) {
            if (fault == Fault.EXECUTOR_DIES) {
                Runtime.getRuntime().halt(9);
            }
            if (fault == Fault.FIRST_ATTEMPT_IS_SLOW) {
                dawdle();
            }
        }
    }

    private static void dawdle() throws IOException {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException killed) {
            throw new IOException(killed);
        }
    }

    @Override
    public void keep(String attempt, String path) throws IOException {
        folder.keep(attempt, path);
    }

    @Override
    public void end() throws IOException {
        folder.end();
    }
}
