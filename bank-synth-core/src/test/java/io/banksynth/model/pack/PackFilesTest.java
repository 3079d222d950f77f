package io.banksynth.model.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.ModelPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack comes back as it was written, or not at all. */
class PackFilesTest {
    private static final ModelPack PACK = CoreBanking.pack();

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void save() {
        folder = temporary.resolve("pack");
        PackFiles.save(PACK, folder);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        assertThat(PackFiles.load(folder).pack()).isEqualTo(PACK);
    }

    @Test
    void trainingTwiceGivesEqualFiles() throws IOException {
        Path again = temporary.resolve("again");
        PackFiles.save(CoreBanking.pack(), again);
        for (String file : new String[] {
            "metadata.json", "relationship_graph.json", "table_stats.json", "encoders.json", "synthesizers.json"
        }) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void anEditedFileIsRefused() throws IOException {
        Path file = folder.resolve("encoders.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"start\" : 1", "\"start\" : 2"));
        assertRefused("encoders.json is not the file that was written");
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        Files.delete(folder.resolve("table_stats.json"));
        assertRefused("table_stats.json is missing");
    }

    @Test
    void aNewerPackIsRefused() throws IOException {
        Path file = folder.resolve("metadata.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"format\" : 1", "\"format\" : 99"));
        assertRefused("the pack has format 99, this version reads up to 1");
    }

    @Test
    void unknownKeysAreRefused() throws IOException {
        Path file = folder.resolve("metadata.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"k\" :", "\"kk\" : 3, \"k\" :"));
        assertRefused("unknown key kk");
    }

    @Test
    void aFolderThatIsNoPackIsNotTouched() throws IOException {
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.writeString(other.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> PackFiles.save(PACK, other))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("is no pack");
        assertThat(other.resolve("letter.txt")).hasContent("dear");
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> PackFiles.load(folder))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("Cannot read")
                .hasMessageContaining(reason);
    }
}
