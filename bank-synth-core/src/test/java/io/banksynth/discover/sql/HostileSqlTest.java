package io.banksynth.discover.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** No text may hang the reader, overflow its stack, or take a statement from another one. */
class HostileSqlTest {
    private static final String GOOD =
            "\nselect * from accounts a join customers c on a.customer_id = c.customer_id and c.name = 'x' where a.n in (1, 2);\n";

    private static SqlFacts read(String text) {
        SqlScript script = SqlScript.of("hostile.sql", text);
        new Definitions().read(script);
        SqlReader reader = new SqlReader(new Catalog(Map.of()));
        reader.read(script);
        return reader.facts();
    }

    @Test
    void endsInBoundedTime() {
        int n = 100_000;
        List<String> texts = List.of(
                "select " + "(".repeat(n),
                "select * from " + "(select * from ".repeat(n / 15),
                "select * from t where a in " + "(select b from u where c in ".repeat(n / 28),
                "'x".repeat(n / 2),
                "\\'a".repeat(n / 3),
                "q'[".repeat(n / 3),
                "{{".repeat(n / 2),
                "&a".repeat(n / 2),
                "select * from t where " + "a=".repeat(n / 2),
                "select * from t " + "join u on t.a=u.b ".repeat(n / 18),
                "select * from t " + "join u using (a) ".repeat(n / 17),
                "select * from t" + ",u".repeat(n / 2),
                "select '" + "x".repeat(10 * n) + "'",
                "create table t" + "(a int".repeat(n / 6),
                "update a ".repeat(n / 9),
                "create table x as ".repeat(n / 18),
                "with a0 as (select * from t, u)" + ", a as (select * from a p, a q)".repeat(300));
        for (String text : texts) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read(text), text.substring(0, 30));
        }
    }

    /** What stands in one query, however broken, loses nothing of the next. */
    @Test
    void losesNoStatementBecauseOfAnother() {
        for (String broken : List.of(
                "select 'never closed from t where (a = b",
                "select * from (select * from ((t",
                "/* never closed",
                "select \" from x",
                "{{ never closed",
                "begin q'[ ",
                "select it's not quoted")) {
            assertThat(read("-- @name: one\n" + broken + "\n-- @name: two" + GOOD)
                            .joins())
                    .as(broken)
                    .hasSize(1);
        }
    }

    /** Mutations with a fixed seed: whatever is cut, doubled or swapped, reading ends without an exception. */
    @Test
    void survivesMutation() {
        Random random = new Random(7);
        String noise = "()'\";,.=*/-{}$&@:%\n\\`[]#";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(GOOD.repeat(1 + random.nextInt(3)));
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, noise.charAt(random.nextInt(noise.length())));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
                }
            }
            assertThatCode(() -> read(text.toString())).as(text.toString()).doesNotThrowAnyException();
        }
    }
}
