package io.banksynth.spark.engine;

import io.banksynth.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Attempts in a file system of Hadoop. A task writes to its executor's disk first and copies the finished file: the writers need files
 * of this machine, and stores like S3 would buffer them there anyway.
 *
 * @param run the run's staging folder, a URI
 * @param settings of Hadoop, those that differ from its defaults
 */
record RemoteFolder(String run, HashMap<String, String> settings) implements AttemptFiles {
    private static final String ATTEMPTS = ".attempts";

    static RemoteFolder of(Path run, Configuration configuration) {
        HashMap<String, String> settings = new HashMap<>();
        for (Map.Entry<String, String> entry : configuration) {
            settings.put(entry.getKey(), entry.getValue());
        }
        return new RemoteFolder(run.toString(), settings);
    }

    FileSystem files() throws IOException {
        Configuration configuration = new Configuration(false);
        settings.forEach(configuration::set);
        return new Path(run).getFileSystem(configuration);
    }

    private Path attempts() {
        return new Path(run, ATTEMPTS);
    }

    @Override
    public void begin() throws IOException {
        files().mkdirs(attempts());
    }

    @Override
    public <T> T write(String attempt, Writing<T> writing) throws IOException {
        java.nio.file.Path local = Files.createTempDirectory("bank_synth-part-");
        try {
            T result = writing.into(local);
            FileSystem files = files();
            // What outlives its run must not bring the run's folder back.
            if (!files.exists(attempts())) {
                throw new IOException("the run is over");
            }
            Path target = new Path(attempts(), attempt);
            for (java.nio.file.Path file : written(local)) {
                Path copy = new Path(target, local.relativize(file).toString());
                files.copyFromLocalFile(true, true, new Path(file.toUri()), copy);
            }
            return result;
        } finally {
            FolderTree.delete(local);
        }
    }

    private static List<java.nio.file.Path> written(java.nio.file.Path folder) throws IOException {
        try (Stream<java.nio.file.Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void keep(String attempt, String path) throws IOException {
        FileSystem files = files();
        Path target = new Path(run, path);
        files.mkdirs(Objects.requireNonNull(target.getParent()));
        if (!files.rename(new Path(new Path(attempts(), attempt), path), target)) {
            throw new IOException("cannot move a finished file to " + target);
        }
    }

    @Override
    public void end() throws IOException {
        files().delete(attempts(), true);
    }
}
