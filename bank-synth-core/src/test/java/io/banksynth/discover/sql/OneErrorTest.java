package io.banksynth.discover.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mistake in a statement costs little of it, and nothing of another: banks keep SQL that no longer runs. */
class OneErrorTest {
    private static final Path CASES = Path.of("../../shared/discovery/cases");
    private static final int ROUNDS = 12;

    /** These statements are so short and so packed that a mistake usually hits what matters. */
    @Test
    void keepsMostJoinsOfABrokenStatement() throws IOException {
        Random random = new Random(11);
        OneError.Tally tally = new OneError.Tally();
        for (int round = 0; round < ROUNDS; round++) {
            for (KnownStatement statement : KnownStatement.all()) {
                tally.add(
                        statement.joins(),
                        KnownStatement.joins(OneError.in(statement.sql(), random)),
                        KnownStatement.TABLES.keySet());
            }
        }
        assertThat(tally.recall()).as(tally.toString()).isGreaterThanOrEqualTo(0.65);
        assertThat(tally.precision()).as(tally.toString()).isGreaterThanOrEqualTo(0.98);
    }

    /** Whatever is broken in one, the statements around it tell all they told before. */
    @Test
    void losesNothingOfTheStatementsAround() throws IOException {
        Random random = new Random(13);
        String before = "select * from staff s join branches b on s.branch_no = b.branch_no;\n-- @name: broken\n";
        String after = "\n-- @name: next\nselect * from quotes q join legs l on q.currency_cd = l.leg_no";
        for (int round = 0; round < ROUNDS; round++) {
            for (KnownStatement statement : KnownStatement.all()) {
                String broken = OneError.in(statement.sql(), random);
                assertThat(KnownStatement.joins(before + broken + after))
                        .as(broken)
                        .contains("BRANCHES.BRANCH_NO = STAFF.BRANCH_NO", "LEGS.LEG_NO = QUOTES.CURRENCY_CD");
            }
        }
    }

    /** The same of thousands of statements that people wrote. */
    @Test
    @Tag("integration")
    void keepsMostJoinsOfPublicStatements() throws IOException {
        assumeTrue(Files.exists(CASES), "the cases lie beside the project");
        Random random = new Random(17);
        OneError.Tally tally = new OneError.Tally();
        List<Path> folders;
        try (Stream<Path> list = Files.list(CASES)) {
            folders = list.filter(Files::isDirectory).sorted().toList();
        }
        for (Path folder : folders) {
            Definitions definitions = new Definitions();
            SqlFiles.read(folder.resolve("ddl"), new ArrayList<>()).forEach(definitions::read);
            Map<TableName, List<String>> tables = new TreeMap<>();
            definitions
                    .tables()
                    .forEach((name, table) -> tables.put(
                            TableName.of(name.table()),
                            table.columns().stream()
                                    .map(Definitions.DefinedColumn::name)
                                    .toList()));
            for (SqlScript script : SqlFiles.read(folder.resolve("queries"), new ArrayList<>())) {
                for (SqlScript.Statement statement : script.statements()) {
                    String sql = text(statement);
                    Set<String> whole = KnownStatement.joins(tables, sql);
                    if (!whole.isEmpty()) {
                        tally.add(whole, KnownStatement.joins(tables, OneError.in(sql, random)), tables.keySet());
                    }
                }
            }
        }
        assertThat(tally.recall()).as(tally.toString()).isGreaterThanOrEqualTo(0.88);
        assertThat(tally.precision()).as(tally.toString()).isGreaterThanOrEqualTo(0.99);
    }

    private static String text(SqlScript.Statement statement) {
        List<Token> tokens = statement.tokens();
        return statement
                .text()
                .substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
    }
}
