package io.banksynth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own. */
record Spawned(Process process, Path err) {
    private static final Path OWN_JAVA = Path.of(System.getProperty("java.home"));

    /** A finished process. */
    record Ended(int code, String err) {}

    static Spawned start(Path errors, Object... arguments) throws IOException {
        return start(OWN_JAVA, List.of(), errors, arguments);
    }

    /**
     * @param java a JDK's folder
     * @param flags of the virtual machine
     * @param errors the folder for what it prints
     */
    static Spawned start(Path java, List<String> flags, Path errors, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(heedingInterrupts());
        command.addAll(List.of(java.resolve("bin/java").toString(), "-Xmx512m", "-Xshare:auto"));
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.banksynth.cli.Main"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path err = Files.createTempFile(errors, "run", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        return new Spawned(process, err);
    }

    /** Whoever is started in the background by a shell ignores Ctrl-C, and so would the processes that it starts. */
    private static List<String> heedingInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        return ignored ? List.of("env", "--default-signal=INT") : List.of();
    }

    Ended end() throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The process does not end");
        }
        return new Ended(process.exitValue(), Files.readString(err));
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
}
