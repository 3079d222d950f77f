package io.banksynth.spark.engine;

import io.banksynth.engine.BelowFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
                delete(folder);
            }
        }
    }

    @Override
    public void keep(String attempt, String path) throws IOException {
        Files.move(folder(attempt).resolve(path), BelowFolder.resolve(Path.of(run), path));
    }

    @Override
    public void end() throws IOException {
        delete(Path.of(run, ATTEMPTS));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> entries;
            try (Stream<Path> walk = Files.walk(folder)) {
                entries = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path entry : entries) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
