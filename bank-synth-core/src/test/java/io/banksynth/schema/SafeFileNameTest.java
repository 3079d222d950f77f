package io.banksynth.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table's name comes from a stranger's file; its file's name must stay in its folder and mean no other table. */
class SafeFileNameTest {
    @ParameterizedTest
    @CsvSource({
        "ACCOUNTS,accounts",
        "Účty_2024,účty_2024",
        "GV$SESSION,gv$session",
        "../x,%2E%2E%2Fx",
        "/etc/passwd,%2Fetc%2Fpasswd",
        "/BIC/AZSALES,%2Fbic%2Fazsales",
        "'C:\\x',c%3A%5Cx",
        ".hidden,%2Ehidden",
        "_hidden,%5Fhidden",
        "-rf,%2Drf",
        "CON,%63on",
        "com1,%63om1",
        "a b,a%20b",
        "a%20b,a%2520b",
        "t-00000-of-00002,t%2D00000%2Dof%2D00002",
        "x.csv,x%2Ecsv",
        "'a\u0000b',a%00b",
        "'a\nb',a%0Ab",
    })
    void escapesWhatAFileMayNotBe(String table, String file) {
        TableName name = TableName.of(table);
        assertThat(SafeFileName.of(name)).isEqualTo(file);
        assertThat(SafeFileName.table(file)).isEqualTo(name);
    }

    @Test
    void keepsSchemaAndTableApart() {
        assertThat(SafeFileName.of(new TableName("core", "accounts"))).isEqualTo("core.accounts");
        assertThat(SafeFileName.of(new TableName("..", "nul"))).isEqualTo("%2E%2E.%6Eul");
        assertThat(SafeFileName.table("core.accounts")).isEqualTo(new TableName("core", "accounts"));
        assertThat(SafeFileName.of(new TableName("a.b", "c"))).isNotEqualTo(SafeFileName.of(new TableName("a", "b.c")));
    }

    @Test
    void differentTablesHaveDifferentFilesInsideTheFolder() {
        Random random = new Random(3);
        String alphabet = "ab.%/\\-_ 2eECON:\u0000\n\u00E9e\u0301🐴";
        Set<TableName> tables = new HashSet<>();
        Set<String> files = new HashSet<>();
        Path folder = Path.of("/out/run");
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
                text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
            }
            if (text.toString().isBlank()) {
                continue;
            }
            TableName table = TableName.of(text.toString());
            String file = SafeFileName.of(table);
            assertThat(tables.add(table)).as(table.shown()).isEqualTo(files.add(file));
            assertThat(folder.resolve(file + ".csv").normalize().getParent()).isEqualTo(folder);
            assertThat(SafeFileName.table(file)).isEqualTo(table);
        }
    }

    @Test
    void refusesANameTooLongForAFile() {
        assertThatThrownBy(() -> SafeFileName.of(TableName.of("x".repeat(201))))
                .hasMessageContaining("more than 200 bytes; rename the table");
    }
}
