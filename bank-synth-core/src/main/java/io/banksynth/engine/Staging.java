package io.banksynth.engine;

import io.banksynth.error.BankSynthException;
import io.banksynth.files.FolderTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hidden folder beside the final one, in which a run is written until it is renamed in one step. A lock file tells other
 * processes that its owner lives; folders of dead owners are removed by whoever comes next, or gone on with by a run of the same identity
 * that resumes. A lock file that holds something says that the folder waits to be resumed.
 */
final class Staging implements StagingArea {
    private static final String PREFIX = ".staging-";
    private static final String LOCK = ".lock";
    private static final String ENDED = ".ended";
    private static final byte[] KEPT_MARK = {'k', 'e', 'p', 't', '\n'};
    private static final int MOST_SUFFIXES = 100_000;

    private final Path outputDir;
    private final Path folder;
    private final Path lockFile;
    private final FileChannel lockChannel;
    private final Remains remains;
    private final @Nullable Thread cleaner;
    private boolean committed;

    /** What becomes of a folder without a commit. */
    private enum Remains {
        REMOVED,
        KEPT
    }

    private Staging(Path outputDir, Path folder, Path lockFile, FileChannel lockChannel, Remains remains) {
        this.outputDir = outputDir;
        this.folder = folder;
        this.lockFile = lockFile;
        this.lockChannel = lockChannel;
        this.remains = remains;
        this.cleaner = new Thread(this::deleteQuietly, "bank-synth-staging-cleaner");
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /** Makes a staging folder, after removing those of processes that died. */
    static Staging open(Path outputDir) {
        return open(outputDir, Optional.empty(), Remains.REMOVED);
    }

    /** The same, with a journal, by which {@link #resume} finds it if this process is killed. */
    static Staging open(Path outputDir, RunIdentity identity) {
        return open(outputDir, Optional.of(identity), Remains.REMOVED);
    }

    /** The folder of a dead or failed process that made the same, or a new one; kept in either case until it is committed. */
    static Staging resume(Path outputDir, RunIdentity identity) {
        return open(outputDir, Optional.of(identity), Remains.KEPT);
    }

    private static Staging open(Path outputDir, Optional<RunIdentity> identity, Remains remains) {
        try {
            Files.createDirectories(outputDir);
            Optional<Staging> found = searchAbandoned(outputDir, identity, remains);
            return found.isPresent() ? found.get() : make(outputDir, identity, remains);
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write to " + outputDir + ": " + reason(e), e);
        }
    }

    private static Staging make(Path outputDir, Optional<RunIdentity> identity, Remains remains) throws IOException {
        for (int i = 0; i < MOST_SUFFIXES; i++) {
            String name = PREFIX + ProcessHandle.current().pid() + "-" + i;
            Path folder = outputDir.resolve(name);
            Path lockFile = outputDir.resolve(name + LOCK);
            try {
                FileChannel channel =
                        FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                if (lock.isValid()) {
                    Files.createDirectory(folder);
                    if (identity.isPresent()) {
                        PartJournal.begin(folder, identity.get());
                    }
                    return owned(outputDir, folder, lockFile, channel, remains);
                }
            } catch (FileAlreadyExistsException taken) {
                // Another run of this process has that one.
            }
        }
        throw BankSynthException.output("Cannot write to " + outputDir + ": too many runs are under way there");
    }

    private static Staging owned(Path outputDir, Path folder, Path lockFile, FileChannel channel, Remains remains)
            throws IOException {
        if (remains == Remains.KEPT) {
            channel.write(ByteBuffer.wrap(KEPT_MARK), 0);
        }
        return new Staging(outputDir, folder, lockFile, channel, remains);
    }

    /** Takes the folder that is gone on with, if there is one; removes those that nobody waits for. */
    private static Optional<Staging> searchAbandoned(Path outputDir, Optional<RunIdentity> identity, Remains remains)
            throws IOException {
        List<Path> locks;
        try (Stream<Path> entries = Files.list(outputDir)) {
            locks = entries.filter(p -> name(p).startsWith(PREFIX) && name(p).endsWith(LOCK))
                    .sorted()
                    .toList();
        }
        Optional<Staging> found = Optional.empty();
        for (Path lockFile : locks) {
            String name = name(lockFile).substring(0, name(lockFile).length() - LOCK.length());
            Path folder = outputDir.resolve(name);
            try {
                FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                boolean taken = false;
                try {
                    if (channel.tryLock() == null) {
                        continue;
                    }
                    boolean same = identity.isPresent()
                            && Files.isDirectory(folder)
                            && identity.equals(PartJournal.identity(folder));
                    if (same && remains == Remains.KEPT && found.isEmpty()) {
                        found = Optional.of(owned(outputDir, folder, lockFile, channel, remains));
                        taken = true;
                    } else if (same || channel.size() == 0 || !Files.isDirectory(folder)) {
                        remove(folder);
                        Files.deleteIfExists(lockFile);
                    }
                } finally {
                    if (!taken) {
                        channel.close();
                    }
                }
            } catch (OverlappingFileLockException | java.nio.file.NoSuchFileException livesOrGone) {
                // Its run is under way in this process, or ended just now.
            }
        }
        return found;
    }

    private static void remove(Path folder) throws IOException {
        FolderTree.delete(folder);
        FolderTree.delete(ended(folder));
        Files.deleteIfExists(PartJournal.file(folder));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void requireFree(String runId) {
        Path target = outputDir.resolve(runId);
        if (isTaken(target)) {
            throw StagingArea.taken(target);
        }
    }

    private static boolean isTaken(Path target) {
        return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String commit(Optional<String> runId, String fallback, Consumer<String> lastFile) throws IOException {
        for (int i = 1; i < MOST_SUFFIXES; i++) {
            String name = runId.orElse(i == 1 ? fallback : fallback + "-" + i);
            Path target = outputDir.resolve(name);
            if (!isTaken(target)) {
                try {
                    lastFile.accept(name);
                    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
                    committed = true;
                    return target.toString();
                } catch (FileSystemException e) {
                    // An atomic move has no exception of its own for a name that another run took after the look.
                    if (!isTaken(target)) {
                        throw e;
                    }
                }
            }
            if (runId.isPresent()) {
                throw StagingArea.taken(target);
            }
        }
        throw BankSynthException.output("Cannot write to " + outputDir + ": too many runs are called " + fallback);
    }

    @Override
    public void close() {
        if (!committed) {
            deleteQuietly();
        }
        try {
            lockChannel.close();
            if (committed || remains == Remains.REMOVED) {
                Files.deleteIfExists(PartJournal.file(folder));
                Files.deleteIfExists(lockFile);
            }
        } catch (IOException e) {
            // A lock file without a lock is removed by the next run.
        }
        try {
            if (cleaner != null) {
                Runtime.getRuntime().removeShutdownHook(cleaner);
            }
        } catch (IllegalStateException shuttingDown) {
            // The hook is running or about to: it finds nothing left to remove.
        }
    }

    /**
     * One thread at a time: on Ctrl-C the shutdown hook and the run that fails under it both come here. The folder first loses its
     * name, so that threads of the run that know nothing of its end yet can add no file while this goes through it.
     */
    private synchronized void deleteQuietly() {
        if (committed || remains == Remains.KEPT) {
            return;
        }
        try {
            Path ended = ended(folder);
            if (Files.exists(folder)) {
                Files.move(folder, ended, StandardCopyOption.ATOMIC_MOVE);
            }
            remove(folder);
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            // What is left has no manifest and a hidden name, and goes with the next run.
        }
    }

    private static Path ended(Path folder) {
        return folder.resolveSibling(name(folder) + ENDED);
    }

    /** What a person can do something about. */
    static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied for " + e.getMessage();
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is in the way";
        }
        return String.valueOf(e.getMessage());
    }
}
