package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher works from anywhere, builds once however many first runs there are, and says in one line what it lacks.
 * It runs here in a project of its own, whose {@code mvn} is a script that packs a tiny program and counts its runs.
 */
@Tag("integration")
class LauncherTest {
    private static final String PROGRAM = """
            package io.banksynth.cli;
            public class Main {
                public static void main(String[] arguments) {
                    System.out.println(String.join("|", arguments));
                    System.exit(arguments.length);
                }
            }
            """;
    private static final String MVN = """
            #!/usr/bin/env bash
            set -e
            echo run >>builds
            sleep 0.5
            mkdir -p bank-synth-cli/target/lib classes
            javac -d classes Main.java
            jar cf bank-synth-cli/target/bank-synth-cli-1.jar -C classes .
            """;

    @TempDir
    Path folder;

    private Path project;

    private record Ended(int code, String out, String err) {}

    private record Running(Process process, Path out, Path err) {
        Ended end() throws IOException, InterruptedException {
            return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
        }
    }

    @BeforeEach
    void layOutProject() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        for (String module : List.of("bank-synth-core", "bank-synth-formats", "bank-synth-spark", "bank-synth-cli")) {
            Files.createDirectories(project.resolve(module).resolve("src/main"));
        }
        Files.createFile(project.resolve("pom.xml"));
        Files.writeString(project.resolve("Main.java"), PROGRAM);
        script(project.resolve("bank_synth"), Files.readString(Path.of("..", "bank_synth")));
        script(Files.createDirectories(folder.resolve("bin")).resolve("mvn"), MVN);
    }

    @Test
    void worksThroughLinksFromAnyFolderAndPassesArgumentsAndCodeOn() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a project", "bank_synth"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);

        Ended ended = run(second, Map.of(), "one", "two words", "");

        assertThat(ended.out().strip()).isEqualTo("one|two words|");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void buildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
        run(project.resolve("bank_synth"), Map.of());
        run(project.resolve("bank_synth"), Map.of());
        assertThat(builds()).isEqualTo(1);

        Thread.sleep(20);
        Files.writeString(project.resolve("bank-synth-core/src/main/New.java"), "");
        run(project.resolve("bank_synth"), Map.of());
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void parallelFirstRunsBuildOnceAndAllSucceed() throws Exception {
        List<Running> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(start(project.resolve("bank_synth"), Map.of(), "x"));
        }
        for (Running run : runs) {
            Ended ended = run.end();
            assertThat(ended.out().strip()).as(ended.err()).isEqualTo("x");
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(project.resolve("bank-synth-cli/target/launcher/lock")).doesNotExist();
    }

    @Test
    void lockOfADeadProcessHoldsNobodyUp() throws Exception {
        Path lock = Files.createDirectories(project.resolve("bank-synth-cli/target/launcher/lock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), Long.toString(dead.pid()));

        assertThat(run(project.resolve("bank_synth"), Map.of(), "x").out().strip())
                .isEqualTo("x");
    }

    @Test
    void damagedClassArchiveIsOnlySlower() throws Exception {
        run(project.resolve("bank_synth"), Map.of());
        try (Stream<Path> files = Files.list(project.resolve("bank-synth-cli/target/launcher"))) {
            Path archive = files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
            Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
            Files.writeString(archive, "not an archive");
        }

        Ended ended = run(project.resolve("bank_synth"), Map.of(), "x");

        assertThat(ended.out().strip()).isEqualTo("x");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void shortCommandsDoWithoutTheSecondCompiler() throws Exception {
        assertThat(flags("info", "--model", "m")).contains("TieredStopAtLevel=1");
        assertThat(flags("generate", "--target_rows", "1_000")).contains("TieredStopAtLevel=1");
        assertThat(flags("train", "--help")).contains("TieredStopAtLevel=1");
        assertThat(flags("generate", "--target_rows=1000000")).doesNotContain("TieredStopAtLevel");
        assertThat(flags("train", "--schema", "info")).doesNotContain("TieredStopAtLevel");
    }

    private String flags(String... arguments) throws Exception {
        return run(
                        project.resolve("bank_synth"),
                        Map.of("BANK_SYNTH_JAVA_OPTS", "-XX:+PrintCommandLineFlags"),
                        arguments)
                .out();
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        saysWhichJavaItNeeds(project.resolve("bank_synth"));
        saysWhichJavaItNeeds(unpacked());
    }

    private void saysWhichJavaItNeeds(Path started) throws Exception {
        Path old = Files.createDirectories(folder.resolve("jdk-11/bin"));
        script(old.resolve("java"), "#!/bin/sh\n");
        Files.writeString(folder.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");

        Ended ended = run(started, Map.of("JAVA_HOME", folder.resolve("jdk-11").toString()));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains("is Java 11.0.2; Java 17 or later is needed");

        Ended nowhere = run(started, Map.of("JAVA_HOME", folder.resolve("none").toString()));
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err().lines()).hasSize(1);
        assertThat(nowhere.err()).contains("there is no bin/java in it");
    }

    @Test
    void theScriptOfTheZipStartsWhatWasUnpacked() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("unpacked"), unpacked());

        Ended ended = run(link, Map.of(), "one", "two words", "");

        assertThat(ended.out().strip()).isEqualTo("one|two words|");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).isEmpty();
    }

    /** As it lies in the zip, over a program of its own. */
    private Path unpacked() throws Exception {
        Path home = folder.resolve("a zip");
        Path script = Files.createDirectories(home.resolve("bin")).resolve("bank_synth");
        script(script, Files.readString(Path.of("..", "bank-synth-cli/src/dist/bin/bank_synth")));
        Path jdk = Path.of(System.getProperty("java.home"), "bin");
        Path jar = Files.createDirectories(home.resolve("lib")).resolve("program.jar");
        Path classes = home.resolve("classes");
        command(jdk.resolve("javac"), "-d", classes, project.resolve("Main.java"));
        command(jdk.resolve("jar"), "cf", jar, "-C", classes, ".");
        return script;
    }

    private static void command(Object... words) throws Exception {
        assertThat(new ProcessBuilder(Stream.of(words).map(Object::toString).toList())
                        .start()
                        .waitFor())
                .isZero();
    }

    private long builds() throws IOException {
        return Files.readAllLines(project.resolve("builds")).size();
    }

    private Ended run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        return start(script, environment, arguments).end();
    }

    private Running start(Path script, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        String javaHome = System.getProperty("java.home");
        builder.environment().put("JAVA_HOME", javaHome);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + javaHome + "/bin:" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
