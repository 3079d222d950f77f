package io.banksynth.spark.engine;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads packs from wherever Hadoop's file systems reach. */
public final class PackPlace {
    private PackPlace() {}

    /**
     * Reads a pack.
     *
     * @param place a folder of this machine or a URI
     * @throws BankSynthException if there is none, or it is damaged
     */
    public static PackFiles.Loaded load(String place, Configuration configuration) {
        if (!place.contains(":/")) {
            return PackFiles.load(java.nio.file.Path.of(place));
        }
        Path folder = new Path(place);
        return PackFiles.load(place, name -> read(new Path(folder, name), configuration));
    }

    private static byte[] read(Path file, Configuration configuration) {
        try {
            FileSystem files = file.getFileSystem(configuration);
            try (FSDataInputStream in = files.open(file)) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw BankSynthException.source("Cannot read pack file " + file + ": " + e.getMessage(), e);
        }
    }
}
