package io.banksynth.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.discover.sql.SqlScript;
import io.banksynth.discover.sql.SqlStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Old queries are what people have: what they say is kept when it is said in the words of another database. */
class DialectTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 30);

    private static String said(String sql) throws Dialect.Unanswerable {
        return Dialect.text(question(sql).orElseThrow().parts(), TODAY);
    }

    private static Optional<Question> question(String sql) {
        List<SqlStatement> statements = SqlStatement.of(SqlScript.of("q.sql", sql));
        return Question.of(statements.get(0));
    }

    @Test
    void markedSidesOfJoinsBecomeLeftJoins() throws Dialect.Unanswerable {
        assertThat(
                        said(
                                "select a.x from a, t, b where a.k = t.k (+) and t.z (+) = 1 and a.b = b.b and b.y between 1 and 2"))
                .isEqualTo("select a.x FROM a CROSS JOIN b LEFT JOIN t ON a.k = t.k AND t.z = 1 WHERE a.b = b.b AND b.y"
                                .replace("FROM", "from")
                        + " between 1 and 2");
    }

    @Test
    void aMarkedTableThatAnotherMarkedOneNeedsComesFirst() throws Dialect.Unanswerable {
        assertThat(said("select 1 from a, c, b where b.k = c.k (+) and a.k = b.k (+)"))
                .isEqualTo("select 1 from a LEFT JOIN b ON a.k = b.k LEFT JOIN c ON b.k = c.k");
    }

    @Test
    void innerBlocksAreRewrittenAsWell() throws Dialect.Unanswerable {
        assertThat(said("select 1 from (select a.x from a, b where a.k = b.k(+)) q"))
                .isEqualTo("select 1 from ( select a.x from a LEFT JOIN b ON a.k = b.k ) q");
    }

    @Test
    void listsTimesAndNamesAreSaidAnew() throws Dialect.Unanswerable {
        assertThat(said("select listagg(n, ', ') within group (order by d) from `order` left semi join x on 1 = 1"))
                .isEqualTo("select string_agg ( n , ', ' order by d ) from \"order\" semi join x on 1 = 1");
        assertThat(
                        said(
                                "select trunc(sysdate, 'MM'), trunc(sysdate), trunc(a.x) from dual minus select 1, 2, 3 from dual"))
                .isEqualTo(
                        "select trunc_to ( DATE '2024-06-30' , 'MM' ) , date ( DATE '2024-06-30' ) , trunc ( a.x ) from dual"
                                + " EXCEPT select 1 , 2 , 3 from dual");
    }

    @Test
    void whatIsInsertedMergedOrKeptIsAskedFor() throws Dialect.Unanswerable {
        assertThat(said("insert overwrite table ${db}.t partition (d) select a from b"))
                .isEqualTo("select a from b");
        assertThat(said("from a insert overwrite table t select a.x where a.y > 1"))
                .isEqualTo("from a select a.x where a.y > 1");
        assertThat(said("merge into m using (select k from s) q on (m.k = q.k) when matched then update set a = 1"))
                .isEqualTo("select k from s");
        assertThat(question("create or replace temp view v as select 1 from a")
                        .orElseThrow()
                        .view())
                .contains("V");
    }

    @Test
    void statementsThatAskNothingAreNoQuestions() {
        assertThat(question("update t set a = 1")).isEmpty();
        assertThat(question("set hive.x = 1")).isEmpty();
        assertThat(question("create table t (a int)")).isEmpty();
    }

    @Test
    void aValueThatOnlyTheCallerHasCannotBeMadeUp() {
        assertThatThrownBy(() -> said("select 1 from a where x = :day"))
                .isInstanceOf(Dialect.Unanswerable.class)
                .hasMessage("it needs a value for :day");
    }
}
