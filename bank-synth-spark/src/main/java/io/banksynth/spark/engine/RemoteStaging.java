package io.banksynth.spark.engine;

import io.banksynth.engine.StagingArea;
import io.banksynth.error.BankSynthException;
import io.banksynth.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A run in a file system of Hadoop: data in a hidden folder there, the texts beside it in a folder of this machine until the
 * commit. Where renaming a folder is one step, that is the commit; elsewhere the manifest is, which is written last.
 */
final class RemoteStaging implements StagingArea {
    private static final String PREFIX = ".staging-";
    private static final String MANIFEST = "manifest.json";
    private static final Set<String> RENAME_AT_ONCE = Set.of("hdfs", "viewfs", "webhdfs", "abfs", "abfss", "ofs");
    private static final long ABANDONED_MILLIS = 7L * 24 * 60 * 60 * 1000;
    private static final long MOST_BYTES_HERE = 2L << 30;
    private static final int MOST_SUFFIXES = 100_000;

    private final Path outputDir;
    private final Path staging;
    private final FileSystem files;
    private final RemoteFolder attempts;
    private final java.nio.file.Path local;
    private boolean committed;

    private RemoteStaging(Path outputDir, Path staging, RemoteFolder attempts, java.nio.file.Path local)
            throws IOException {
        this.outputDir = outputDir;
        this.staging = staging;
        this.attempts = attempts;
        this.files = attempts.files();
        this.local = local;
    }

    static RemoteStaging open(Path outputDir, Configuration configuration, String application) {
        try {
            Path staging = new Path(outputDir, PREFIX + application + "-" + System.nanoTime());
            RemoteFolder attempts = RemoteFolder.of(staging, configuration);
            RemoteStaging area =
                    new RemoteStaging(outputDir, staging, attempts, Files.createTempDirectory("bank_synth-run-"));
            area.files.mkdirs(staging);
            area.removeAbandoned();
            return area;
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write to " + outputDir + ": " + e.getMessage(), e);
        }
    }

    /** A killed driver cannot clean up, and no lock tells of it here: what is a week older than this run is nobody's. */
    private void removeAbandoned() throws IOException {
        long now = files.getFileStatus(staging).getModificationTime();
        for (FileStatus entry : files.listStatus(outputDir)) {
            boolean old = now - entry.getModificationTime() > ABANDONED_MILLIS;
            if (old && entry.getPath().getName().startsWith(PREFIX)) {
                files.delete(entry.getPath(), true);
            }
        }
    }

    /** Where the data lies until the commit. */
    Path place() {
        return staging;
    }

    /** Drops the driver's copies of files that are no longer part of the run. */
    void forget(String folder) {
        java.nio.file.Path copies = local.resolve(folder);
        try {
            FolderTree.delete(copies);
        } catch (IOException e) {
            throw BankSynthException.output("Cannot remove " + copies + ": " + e.getMessage(), e);
        }
    }

    /** Where tasks write; small runs are copied here as well, to be read back for the report. */
    AttemptFiles attempts() {
        return new CopiedHere(attempts, this);
    }

    /** What tasks write, with a copy of small runs on the driver. */
    private record CopiedHere(RemoteFolder remote, RemoteStaging area) implements AttemptFiles {
        private Object writeReplace() {
            return remote;
        }

        @Override
        public <T> T write(String attempt, Writing<T> writing) throws IOException {
            return remote.write(attempt, writing);
        }

        @Override
        public void begin() throws IOException {
            remote.begin();
        }

        @Override
        public void keep(String attempt, String path) throws IOException {
            remote.keep(attempt, path);
        }

        @Override
        public void end() throws IOException {
            remote.end();
            area.copyHere();
        }
    }

    private void copyHere() throws IOException {
        if (files.exists(staging) && files.getContentSummary(staging).getLength() <= MOST_BYTES_HERE) {
            RemoteIterator<LocatedFileStatus> written = files.listFiles(staging, true);
            while (written.hasNext()) {
                Path file = written.next().getPath();
                java.nio.file.Path copy =
                        local.resolve(staging.toUri().relativize(file.toUri()).getPath());
                Files.createDirectories(java.util.Objects.requireNonNull(copy.getParent()));
                files.copyToLocalFile(false, file, new Path(copy.toUri()), true);
            }
        }
    }

    @Override
    public java.nio.file.Path folder() {
        return local;
    }

    @Override
    public void requireFree(String runId) throws IOException {
        Path target = new Path(outputDir, runId);
        if (files.exists(target)) {
            throw StagingArea.taken(target);
        }
    }

    @Override
    public String commit(Optional<String> runId, String fallback, Consumer<String> lastFile) throws IOException {
        for (int i = 1; i < MOST_SUFFIXES; i++) {
            String name = runId.orElse(i == 1 ? fallback : fallback + "-" + i);
            Path target = new Path(outputDir, name);
            if (!files.exists(target)) {
                lastFile.accept(name);
                publish(target);
                committed = true;
                return target.toString();
            }
            if (runId.isPresent()) {
                throw StagingArea.taken(target);
            }
        }
        throw BankSynthException.output("Cannot write to " + outputDir + ": too many runs are called " + fallback);
    }

    private void publish(Path target) throws IOException {
        boolean atOnce = RENAME_AT_ONCE.contains(String.valueOf(files.getUri().getScheme()));
        for (java.nio.file.Path file : texts()) {
            upload(file, staging);
        }
        java.nio.file.Path manifest = local.resolve(MANIFEST);
        if (atOnce) {
            upload(manifest, staging);
        }
        if (!files.rename(staging, target)) {
            throw new IOException("cannot rename " + staging + " to " + target);
        }
        if (!atOnce) {
            upload(manifest, target);
        }
    }

    private void upload(java.nio.file.Path file, Path folder) throws IOException {
        Path copy = new Path(folder, local.relativize(file).toString());
        if (!files.exists(copy)) {
            files.copyFromLocalFile(false, true, new Path(file.toUri()), copy);
        }
    }

    private List<java.nio.file.Path> texts() throws IOException {
        try (Stream<java.nio.file.Path> walk = Files.walk(local)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(local.resolve(MANIFEST)))
                    .toList();
        }
    }

    @Override
    public void close() {
        try {
            if (!committed) {
                files.delete(staging, true);
            }
            FolderTree.delete(local);
        } catch (IOException e) {
            throw BankSynthException.output("Cannot remove " + staging + ": " + e.getMessage(), e);
        }
    }
}
