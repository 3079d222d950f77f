package io.banksynth.document;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads a YAML file that a person wrote. Only plain data is taken: anchors, aliases, tags, repeated keys, several documents
 * and deep nesting are refused, so that a hostile file can neither grow in memory nor name a class.
 */
public final class YamlDocument {
    /** Bytes of the largest file that is read. */
    private static final long LARGEST = 16L << 20;

    private YamlDocument() {}

    /**
     * The root of a file.
     *
     * @throws BankSynthException if it is no such file, with the line
     */
    public static DocumentNode read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw BankSynthException.usage("Cannot read " + file + ": it has more than 16 MiB, too much for YAML");
            }
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new BankSynthException(FailureKind.USAGE, "Cannot read " + file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new BankSynthException(FailureKind.USAGE, "Cannot read " + file + ": it is not UTF-8", e);
        } catch (IOException e) {
            throw BankSynthException.source("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The root of a text.
     *
     * @param name stands for the file in messages
     */
    public static DocumentNode parse(String text, String name) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit((int) LARGEST)
                .build();
        YamlTree tree = new YamlTree(name);
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            while (events.hasNext()) {
                tree.accept(events.next());
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
            throw refused(name, line, e.getProblem(), e);
        } catch (YamlVersionException e) {
            throw refused(name, 1, "it says that it is not YAML 1.2", e);
        } catch (YamlEngineException e) {
            throw refused(name, 0, String.valueOf(e.getMessage()), e);
        }
        Map<String, Integer> lines = Map.copyOf(tree.lines());
        return new DocumentNode(tree.root(), "", path -> place(name, lines, path));
    }

    private static BankSynthException refused(String name, int line, String problem, Throwable cause) {
        String where = line > 0 ? name + ", line " + line : name;
        String reason = problem.lines().findFirst().orElse("it is no YAML");
        return new BankSynthException(FailureKind.USAGE, "Cannot read " + where + ": " + reason, cause);
    }

    /** A path that is missing stands where the nearest path around it does. */
    private static String place(String name, Map<String, Integer> lines, String path) {
        String at = path;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        String where = name + ", line " + lines.getOrDefault(at, 1);
        return path.isEmpty() ? where : where + " (" + path + ")";
    }
}
