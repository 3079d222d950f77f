package io.banksynth.spark.engine;

import io.banksynth.files.BelowFolder;
import io.banksynth.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Attempts in a folder that driver and executors see under the same path: one machine, or a shared mount. */
record SharedFolder(String run) implements AttemptFiles {
    private static final String ATTEMPTS = ".attempts";

    private Path folder(String attempt) {
        return Path.of(run, ATTEMPTS, attempt);
    }

    @Override
    public void begin() throws IOException {
        Files.createDirectory(Path.of(run, ATTEMPTS));
    }

    /** Makes the attempt's folder only where the run's still is: what outlives its run must not bring it back. */
    @Override
    public <T> T write(String attempt, Writing<T> writing) throws IOException {
        Path folder = Files.createDirectory(folder(attempt));
        boolean done = false;
        try {
            T result = writing.into(folder);
            done = true;
            return result;
        } finally {
            if (!done) {
                FolderTree.delete(folder);
            }
        }
    }

    @Override
    public void keep(String attempt, String path) throws IOException {
        Files.move(folder(attempt).resolve(path), BelowFolder.resolve(Path.of(run), path));
    }

    /** The folder first loses its name: a task of a run that failed may not know of it yet, and adds no file while this goes through. */
    @Override
    public void end() throws IOException {
        Path ended = Path.of(run, ATTEMPTS + "-ended");
        Files.move(Path.of(run, ATTEMPTS), ended, StandardCopyOption.ATOMIC_MOVE);
        FolderTree.delete(ended);
    }
}
