package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip has a page for the command and for each verb, with its options; nobody writes them by hand. */
class ManualPagesTest {
    @TempDir
    private Path folder;

    @Test
    void everyVerbHasAPage() throws IOException {
        ManualPages.write(folder.toFile());

        assertThat(folder.resolve("bank_synth.adoc")).content().contains("Exit codes", "generate");
        for (String verb : ManualPages.command().getSubcommands().keySet()) {
            Path page = folder.resolve("bank_synth-" + verb + ".adoc");
            assertThat(page).exists();
            assertThat(Files.readString(page)).contains("bank_synth-" + verb, "*--help*");
        }
    }
}
