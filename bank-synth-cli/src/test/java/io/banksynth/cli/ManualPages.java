package io.banksynth.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes the manual pages of the command and its verbs as AsciiDoc, from what they say of themselves. The build of the zip runs it; it is
 * among the tests so that neither it nor its library is shipped.
 */
public final class ManualPages {
    private ManualPages() {}

    /** The first argument is the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        write(new File(arguments[0]));
    }

    static void write(File folder) throws IOException {
        CommandLine command = command();
        List<CommandSpec> all = new ArrayList<>(List.of(command.getCommandSpec()));
        command.getSubcommands().values().forEach(verb -> all.add(verb.getCommandSpec()));
        CommandSpec[] pages = all.toArray(new CommandSpec[0]);
        if (ManPageGenerator.generateManPage(folder, null, new boolean[0], true, pages) != 0) {
            throw new IOException("Manual pages cannot be written to " + folder);
        }
    }

    /** The command, which prints nothing. */
    static CommandLine command() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Main.commandLine(new Shell(Path.of(""), nowhere, nowhere, Shell.Feedback.QUIET));
    }
}
