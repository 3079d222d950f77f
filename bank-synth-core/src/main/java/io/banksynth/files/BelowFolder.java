package io.banksynth.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Files below a folder that never bring the folder itself back: a run may have been removed while its last threads still write. */
public final class BelowFolder {
    private BelowFolder() {}

    /**
     * Makes the folders that lead to a file.
     *
     * @param folder must exist
     * @param path of the file, relative to the folder
     * @return the file's path
     * @throws java.nio.file.NoSuchFileException if the folder is gone
     */
    public static Path resolve(Path folder, String path) throws IOException {
        Path relative = Path.of(path);
        Path parent = folder;
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            parent = parent.resolve(relative.getName(i));
            try {
                Files.createDirectory(parent);
            } catch (FileAlreadyExistsException there) {
                if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
                    throw there;
                }
            }
        }
        return folder.resolve(relative);
    }
}
