package io.banksynth.model.pack;

import io.banksynth.error.BankSynthException;
import io.banksynth.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Puts a folder in place in one step. */
final class PackFolder {
    private PackFolder() {}

    static void replace(Path target, Map<String, byte[]> files) {
        Path parent = java.util.Objects.requireNonNull(target.getParent());
        Path staged = null;
        try {
            Files.createDirectories(parent);
            String own = "-" + ProcessHandle.current().pid();
            staged = Files.createDirectory(parent.resolve("." + target.getFileName() + ".new" + own));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(staged.resolve(file.getKey()), file.getValue());
            }
            if (Files.exists(target)) {
                Path old = parent.resolve("." + target.getFileName() + ".old" + own);
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
                Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
                FolderTree.delete(old);
            } else {
                Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            BankSynthException failure = BankSynthException.output(
                    "Cannot write the pack to " + target + ": " + e.getClass().getSimpleName() + " " + e.getMessage(),
                    e);
            if (staged != null) {
                remove(staged, failure);
            }
            throw failure;
        }
    }

    /** What led here is the failure to report; that something is left as well goes with it. */
    private static void remove(Path folder, BankSynthException failure) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
