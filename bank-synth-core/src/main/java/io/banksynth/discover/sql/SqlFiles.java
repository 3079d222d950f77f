package io.banksynth.discover.sql;

import io.banksynth.error.BankSynthException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds files of SQL and reads their text in whatever encoding it is. */
public final class SqlFiles {
    private static final Set<String> ENDINGS = Set.of(
            "sql", "hql", "hive", "ddl", "dml", "pks", "pkb", "pkg", "prc", "prd", "fnc", "trg", "vw", "view", "tab",
            "tbl", "pls", "plsql", "psql", "pgsql", "tsql", "mysql", "ora", "bteq", "btq", "spark", "jinja", "j2", "q",
            "spp", "sps", "spb", "plb", "tps", "tpb", "con", "idx", "syn");
    private static final long LARGEST = 256L << 20;

    private SqlFiles() {}

    /**
     * Reads a file, or all files of SQL below a folder in the order of their names.
     *
     * @param warnings gets a line for every file that is passed over
     * @throws BankSynthException if there is no such file or folder, or a file cannot be read
     */
    public static List<SqlScript> read(Path path, List<String> warnings) {
        List<SqlScript> scripts = new ArrayList<>();
        for (Path file : files(path)) {
            String name = file.equals(path)
                    ? name(path)
                    : path.relativize(file).toString().replace('\\', '/');
            try {
                if (Files.size(file) > LARGEST) {
                    warnings.add(file + ": passed over, it is larger than 256 MB");
                } else {
                    scripts.add(SqlScript.of(name, decode(Files.readAllBytes(file))));
                }
            } catch (IOException e) {
                throw BankSynthException.source("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        if (scripts.isEmpty()) {
            warnings.add(path + ": holds no file of SQL");
        }
        return scripts;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static List<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw BankSynthException.source("Cannot read " + path + ": there is no such file or folder");
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile)
                    .filter(SqlFiles::isSql)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw BankSynthException.source("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static boolean isSql(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** UTF-8 or UTF-16 by their marks, UTF-8 if the bytes are, else Windows' western encoding, which any bytes are. */
    static String decode(byte[] bytes) {
        int first = bytes.length > 0 ? bytes[0] & 0xff : -1;
        int second = bytes.length > 1 ? bytes[1] & 0xff : -1;
        if (first == 0xfe && second == 0xff) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (first == 0xff && second == 0xfe) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length > 3 && bytes[1] == 0 && bytes[3] == 0) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
