package io.banksynth.spark.engine;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * Where attempts of tasks leave their files until the driver knows which attempt of each part counts. Each attempt has a folder of
 * its own, so that neither a second attempt nor one that was thought dead can touch what another wrote.
 */
interface AttemptFiles extends Serializable {
    /**
     * On the executor: writes the files of an attempt.
     *
     * @param attempt a name that no other attempt has
     * @param writing writes files below the folder that it is given
     */
    <T> T write(String attempt, Writing<T> writing) throws IOException;

    /** On the driver, before any task: makes room for attempts. */
    void begin() throws IOException;

    /** On the driver: moves a file of the attempt that counts to its place below the run's folder. */
    void keep(String attempt, String path) throws IOException;

    /** On the driver, after all tasks: removes what attempts left that do not count. */
    void end() throws IOException;

    /** Writes files. */
    interface Writing<T> {
        T into(Path folder) throws IOException;
    }

    /** Moves all files of an attempt that counts. */
    default void keepAll(String attempt, List<String> paths) throws IOException {
        for (String path : paths) {
            keep(attempt, path);
        }
    }
}
