package io.banksynth.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What ARCHITECTURE.md says about packages and classes. */
record ArchitectureDocument(String text) {
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("([A-Z][a-z0-9]\\w*(?:\\.[A-Z]\\w*)?)(?:[.(#<].*)?");
    private static final Pattern PACKAGE_ROW =
            Pattern.compile("^\\| `([a-z]+)`[^|]*\\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE);

    static ArchitectureDocument read() {
        try {
            return new ArchitectureDocument(Files.readString(Path.of("..", "ARCHITECTURE.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every class name in backticks: {@code Batch}, {@code Discovery.discover(...)}, {@code TableSink.Format}. */
    Set<String> classNames() {
        return CODE.matcher(text)
                .results()
                .map(found -> CLASS_NAME.matcher(found.group(1)))
                .filter(java.util.regex.Matcher::matches)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rows of the table of packages: the package, and those it uses. */
    Map<String, Set<String>> packageUses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        PACKAGE_ROW.matcher(text).results().forEach(row -> uses.put(row.group(1), names(row.group(2))));
        return uses;
    }

    private static Set<String> names(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
