package io.banksynth.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing takes what is below a folder, nothing beside it, and does not mind others that remove as well. */
class FolderTreeTest {
    @TempDir
    private Path temporary;

    @Test
    void nothingIsNothingToRemove() {
        assertThatCode(() -> FolderTree.delete(temporary.resolve("missing"))).doesNotThrowAnyException();
    }

    @Test
    void linksAreRemovedAndNotFollowed() throws IOException {
        Path beside = Files.writeString(temporary.resolve("beside"), "kept");
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.writeString(other.resolve("file"), "kept");
        Path tree = tree("tree", 3);
        Files.createSymbolicLink(tree.resolve("to-file"), beside);
        Files.createSymbolicLink(tree.resolve("to-folder"), other);
        FolderTree.delete(tree);
        assertThat(tree).doesNotExist();
        assertThat(beside).exists();
        assertThat(other.resolve("file")).exists();
    }

    @Test
    void twoMayRemoveTheSameFolder() throws IOException {
        for (int round = 0; round < 20; round++) {
            Path tree = tree("tree" + round, 100);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> delete(tree));
            delete(tree);
            other.join();
            assertThat(tree).doesNotExist();
        }
    }

    private Path tree(String name, int folders) throws IOException {
        Path tree = Files.createDirectory(temporary.resolve(name));
        for (int i = 0; i < folders; i++) {
            Files.writeString(Files.createDirectory(tree.resolve("folder" + i)).resolve("file"), "text");
        }
        return tree;
    }

    private static void delete(Path tree) {
        assertThatCode(() -> FolderTree.delete(tree)).doesNotThrowAnyException();
    }
}
