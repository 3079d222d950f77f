package io.banksynth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.files.BelowFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends without a commit leaves nothing, though its threads may learn of its end late. */
class StagingTest {
    private static final int RUNS = 20;

    @TempDir
    private Path folder;

    @Test
    void aWriterThatOutlivesItsRunBringsNothingBack() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            Staging staging = Staging.open(folder);
            CountDownLatch writing = new CountDownLatch(20);
            Thread writer = new Thread(() -> writeUntilRefused(staging.folder(), writing));
            writer.start();
            writing.await();

            staging.close();
            writer.join();

            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }

    private static void writeUntilRefused(Path staging, CountDownLatch writing) {
        try {
            for (int i = 0; ; i++) {
                Files.createFile(BelowFolder.resolve(staging, "format/t" + i % 7 + "/part" + i));
                writing.countDown();
            }
        } catch (IOException refused) {
            // The run is over.
        }
    }

    /** Only who asked for it waits to be resumed, and only the same run takes it over. */
    @Test
    void aFolderThatWaitsIsTakenByTheSameRunAndLeftByOthers() throws IOException {
        RunIdentity identity = new RunIdentity("a");
        Path kept;
        try (Staging broken = Staging.resume(folder, identity)) {
            kept = Files.createFile(broken.folder().resolve("part"));
        }
        Staging.open(folder).close();
        Staging.open(folder, new RunIdentity("b")).close();
        Staging.resume(folder, new RunIdentity("c")).close();
        assertThat(kept).exists();

        try (Staging resumed = Staging.resume(folder, identity)) {
            assertThat(resumed.folder().resolve("part")).isEqualTo(kept).exists();
        }
        Staging.open(folder, identity).close();
        assertThat(kept).as("the same run, begun anew").doesNotExist();
    }

    @Test
    void aCommittedRunLeavesNothingBesideIt() throws IOException {
        try (Staging staging = Staging.resume(folder, new RunIdentity("a"))) {
            staging.commit(Optional.empty(), "run", name -> {});
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("run"));
        }
    }

    @Test
    void aFileOfAFolderThatIsGoneIsRefused() {
        assertThatThrownBy(() -> BelowFolder.resolve(folder.resolve("gone"), "format/t/part"))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(folder.resolve("gone")).doesNotExist();
    }
}
