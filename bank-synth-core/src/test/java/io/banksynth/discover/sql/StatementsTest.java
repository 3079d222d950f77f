package io.banksynth.discover.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Statements of every kind that a bank owns, each with exactly the joins it holds. */
class StatementsTest {
    @Test
    void findsExactlyTheJoinsOfEveryStatement() throws IOException {
        List<KnownStatement> statements = KnownStatement.all();
        assertThat(statements).hasSizeGreaterThan(50);
        SoftAssertions softly = new SoftAssertions();
        for (KnownStatement statement : statements) {
            softly.assertThat(KnownStatement.joins(statement.sql()))
                    .as(statement.name())
                    .isEqualTo(statement.joins());
        }
        softly.assertAll();
    }

    /** In one file, parted by nothing but semicolons, no statement changes what another one says. */
    @Test
    void statementsDoNotDisturbEachOther() throws IOException {
        Set<String> all = new TreeSet<>();
        StringBuilder script = new StringBuilder();
        for (KnownStatement statement : KnownStatement.all()) {
            all.addAll(statement.joins());
            script.append("-- @name: ")
                    .append(statement.name())
                    .append('\n')
                    .append(statement.sql())
                    .append(";\n");
        }
        assertThat(KnownStatement.joins(script.toString())).isEqualTo(all);
    }
}
