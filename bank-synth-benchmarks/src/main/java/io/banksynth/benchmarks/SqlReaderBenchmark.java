package io.banksynth.benchmarks;

import io.banksynth.discover.sql.Catalog;
import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.discover.sql.SqlReader;
import io.banksynth.discover.sql.SqlScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds for two megabytes of SQL on one core, from text to joins of stored columns: 400 or less is 5 MB a second. Run it from
 * the project's root, or name another folder of queries with {@code -p queries=...}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class SqlReaderBenchmark {
    private static final int ENOUGH = 2_000_000;

    /** A folder of SQL files. */
    @Param("examples/core_banking/queries")
    public String queries = "";

    private final List<String> texts = new ArrayList<>();

    /** Reads the files, again and again until there are two megabytes. */
    @Setup
    public void setUp() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(Path.of(queries))) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                files.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        int length = 0;
        for (int i = 0; length < ENOUGH; i = (i + 1) % files.size()) {
            texts.add(files.get(i));
            length += files.get(i).length();
        }
    }

    /** Cuts, reads and resolves. */
    @Benchmark
    public SqlFacts read() {
        SqlReader reader = new SqlReader(new Catalog(Map.of()));
        for (int i = 0; i < texts.size(); i++) {
            reader.read(SqlScript.of("file" + i + ".sql", texts.get(i)));
        }
        return reader.facts();
    }
}
