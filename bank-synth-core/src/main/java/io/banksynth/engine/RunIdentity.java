package io.banksynth.engine;

import io.banksynth.plan.GenerationRequest;
import io.banksynth.sink.Codec;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.TableSink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names what a run makes: two runs of one identity make the same.
 *
 * @param hex a digest of all that decides it, 64 hexadecimal digits
 */
public record RunIdentity(String hex) {
    /** The same rows: pack and request. */
    static RunIdentity ofRows(GenerationRequest request, String packDigest) {
        return digest(rows(request, packDigest));
    }

    /** The same files, byte by byte: rows, how they are split, formats and their layout, and this program's version. */
    public static RunIdentity ofFiles(GenerationRequest asked, RunRequest request, FileLayout layout) {
        TreeMap<String, TreeSet<String>> blooms = new TreeMap<>();
        layout.blooms().forEach((table, columns) -> blooms.put(table.shown(), new TreeSet<>(columns)));
        String codec = layout.codec().map(Codec::name).orElse("");
        List<String> formats =
                request.formats().stream().map(TableSink.Format::name).toList();
        String version = RunIdentity.class.getPackage().getImplementationVersion();
        return digest(rows(asked, request.packDigest()) + "\n" + request.rowsPerFile() + "\n" + formats + "\n"
                + layout.writer() + "\n" + codec + "\n" + blooms + "\n" + version);
    }

    private static String rows(GenerationRequest request, String packDigest) {
        return packDigest + "\n" + RequestTree.of(request);
    }

    private static RunIdentity digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new RunIdentity(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
