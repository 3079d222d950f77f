package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.census.Census;
import io.banksynth.source.census.ChildCounts;
import io.banksynth.spark.LocalSpark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A census counts what is there: keys of any shape, parents without children, and the units behind them. */
@Tag("integration")
class KeyCountsTest {
    private static final TableName PARENTS = TableName.of("parents");
    private static final TableName CHILDREN = TableName.of("children");

    private final Map<TableName, Dataset<Row>> tables = new LinkedHashMap<>();

    private Census census(String parents, String children) {
        add("parents", parents);
        add("children", children);
        Map<TableName, Long> counts = new LinkedHashMap<>();
        tables.forEach((name, rows) -> counts.put(name, rows.count()));
        return new HiveCensus("bank", tables, counts);
    }

    private void add(String name, String query) {
        tables.put(TableName.of(name), LocalSpark.session().sql(query));
    }

    private static Relationship key(String... columns) {
        return Relationship.foreignKey(CHILDREN, List.of(columns), PARENTS, List.of(columns));
    }

    private static String shown(ChildCounts counts) {
        StringBuilder out = new StringBuilder();
        counts.counts()
                .forEach(c -> out.append(c.children())
                        .append(':')
                        .append(c.parents())
                        .append('/')
                        .append(c.byUnit().size())
                        .append(' '));
        return out.toString().strip();
    }

    @Test
    void textsMeetNumbersAndOrphansAreNobodysChildren() {
        Census census = census(
                "SELECT id AS k FROM range(30)",
                "SELECT c.k FROM VALUES ('1'), ('1 '), ('2'), (NULL), ('none'), ('77') AS c(k)");
        Census.KeyCounts found = census.key(key("k"), List.of(), 10);
        assertThat(found.children()).isEqualTo(6);
        assertThat(found.nulls()).isEqualTo(1);
        assertThat(shown(found.parents())).isEqualTo("0:28/10 1:1/1 2:1/1");
    }

    @Test
    void keysOfSeveralColumnsMayRepeatAmongParents() {
        Census census = census(
                "SELECT a, b FROM VALUES (1, 1), (1, 1), (1, 2), (NULL, 2) AS p(a, b)",
                "SELECT a, b FROM VALUES (1, 1), (1, 1), (1, 1), (1, NULL) AS c(a, b)");
        Census.KeyCounts found = census.key(key("a", "b"), List.of(), 10);
        assertThat(found.nulls()).isEqualTo(1);
        assertThat(shown(found.parents())).isEqualTo("0:3/3 3:1/1");
        assertThat(census.isUnique(PARENTS, List.of("a", "b"))).isFalse();
        assertThat(census.isUnique(PARENTS, List.of("b"))).isFalse();
    }

    @Test
    void unitsAreFoundWhereDriversLead() {
        add("roots", "SELECT id AS r FROM range(3)");
        add("middles", "SELECT id AS m, id % 3 AS r FROM range(12)");
        Census census = census(
                "SELECT id AS k, IF(id = 59, NULL, id % 12) AS m FROM range(60)", "SELECT id % 30 AS k FROM range(30)");
        List<Relationship> drivers = List.of(
                Relationship.foreignKey(PARENTS, List.of("m"), TableName.of("middles"), List.of("m")),
                Relationship.foreignKey(TableName.of("middles"), List.of("r"), TableName.of("roots"), List.of("r")));
        assertThat(shown(census.key(key("k"), drivers, 10).parents())).isEqualTo("0:30/4 1:30/3");
    }

    @Test
    void aTableMayPointAtItselfAndBeEmpty() {
        add("staff", "SELECT id AS s, IF(id = 0, NULL, id DIV 4) AS boss FROM range(40)");
        Census census = census("SELECT 1 AS k WHERE false", "SELECT 1 AS k WHERE false");
        TableName staff = TableName.of("staff");
        Relationship boss = Relationship.foreignKey(staff, List.of("boss"), staff, List.of("s"));
        Census.KeyCounts found = census.key(boss, List.of(), 10);
        assertThat(found.nulls()).isEqualTo(1);
        assertThat(shown(found.parents())).isEqualTo("0:30/10 3:1/1 4:9/9");
        assertThat(census.key(key("k"), List.of(), 10).parents().parents()).isZero();
        assertThat(census.nullShare(PARENTS, "k")).isZero();
        assertThat(census.isUnique(PARENTS, List.of("k"))).isTrue();
        assertThat(census.nullShare(staff, "BOSS")).isEqualTo(1.0 / 40);
        assertThat(census.isUnique(staff, List.of("s"))).isTrue();
    }
}
