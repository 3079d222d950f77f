package io.banksynth.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.banksynth.document.DocumentNode;
import io.banksynth.sink.ColumnSum;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run has written so far: a file beside its staging folder, with the run's identity in the first line and a line of JSON for each
 * file of a part whose files are closed. A line that a kill cut short counts as not written. Safe for several threads.
 */
final class PartJournal implements AutoCloseable {
    private static final String SUFFIX = ".parts";
    private static final int CELLS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;

    private PartJournal(FileChannel channel) {
        this.channel = channel;
    }

    /** The journal of a staging folder, whether there is one or not. */
    static Path file(Path folder) {
        return folder.resolveSibling(folder.getFileName() + SUFFIX);
    }

    /** Begins an empty journal. */
    static void begin(Path folder, RunIdentity identity) throws IOException {
        Files.writeString(file(folder), identity.hex() + "\n", StandardOpenOption.CREATE_NEW);
    }

    /** Which run writes to a folder; empty where no journal tells. */
    static Optional<RunIdentity> identity(Path folder) throws IOException {
        return lines(folder).stream().findFirst().map(RunIdentity::new);
    }

    private static List<String> lines(Path folder) throws IOException {
        if (!Files.exists(file(folder))) {
            return List.of();
        }
        String text = Files.readString(file(folder));
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Opens a folder's journal to write to. */
    static PartJournal open(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.WRITE, StandardOpenOption.READ);
        // What a kill left of a line would spoil the next one.
        String text = Files.readString(file(folder));
        long whole = text.substring(0, text.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8).length;
        channel.truncate(whole).position(whole);
        return new PartJournal(channel);
    }

    /** Notes that the files of a part are closed. */
    synchronized void add(List<WrittenFile> files) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (WrittenFile file : files) {
            lines.append(JSON.writeValueAsString(tree(file))).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * The parts whose files are all there with the bytes that they had; every other file of the folder is removed.
     *
     * @return for each of these parts a file for each format, in their order
     */
    static Map<RunPart, List<WrittenFile>> kept(Path folder, List<RunPart> parts, List<TableSink.Format> formats)
            throws IOException {
        Map<String, List<DocumentNode>> noted = new HashMap<>();
        for (String line : lines(folder).stream().skip(1).toList()) {
            List<DocumentNode> cells = cells(line);
            noted.put(cells.get(0).text(), cells);
        }
        Map<RunPart, List<WrittenFile>> kept = new HashMap<>();
        for (RunPart part : parts) {
            List<WrittenFile> files = formats.stream()
                    .filter(format -> noted.containsKey(part.path(format)))
                    .map(format -> file(part, format, noted.getOrDefault(part.path(format), List.of())))
                    .filter(file -> isWhole(folder, file))
                    .toList();
            if (files.size() == formats.size()) {
                kept.put(part, files);
            }
        }
        removeOthers(
                folder,
                kept.values().stream()
                        .flatMap(List::stream)
                        .map(file -> folder.resolve(file.path()))
                        .collect(Collectors.toSet()));
        return kept;
    }

    private static boolean isWhole(Path folder, WrittenFile file) {
        try {
            return Files.size(folder.resolve(file.path())) == file.bytes();
        } catch (IOException gone) {
            return false;
        }
    }

    private static void removeOthers(Path folder, Set<Path> kept) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (!kept.contains(file)) {
                Files.delete(file);
            }
        }
    }

    /** What the part does not tell of a file. */
    private static List<Object> tree(WrittenFile file) {
        List<Object> sums = file.sums().stream()
                .<Object>map(sum -> List.of(sum.values(), sum.sum().toString(), sum.characters(), sum.longest()))
                .toList();
        return List.of(file.path(), file.bytes(), file.digest(), sums);
    }

    private static List<DocumentNode> cells(String line) throws IOException {
        DocumentNode node = new DocumentNode(JSON.readValue(line, Object.class), "", path -> "the journal " + path);
        List<DocumentNode> cells = node.items();
        if (cells.size() != CELLS) {
            throw node.refused("a line has " + CELLS + " entries");
        }
        return cells;
    }

    private static WrittenFile file(RunPart part, TableSink.Format format, List<DocumentNode> cells) {
        return new WrittenFile(
                part.table(),
                format.name(),
                part.path(format),
                part.partition().rows(),
                cells.get(1).longCount(),
                cells.get(2).text(),
                cells.get(3).items().stream().map(sum -> sum(sum.items())).toList());
    }

    private static ColumnSum sum(List<DocumentNode> cells) {
        return new ColumnSum(
                cells.get(0).longCount(),
                new BigInteger(cells.get(1).text()),
                cells.get(2).longCount(),
                cells.get(3).count());
    }
}
