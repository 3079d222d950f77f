package io.banksynth.sink.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.schema.Cardinality;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.JoinType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.PartitionColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documents in docs/formats are the contract: what they show is what is written, letter by letter. */
class DdlTest {
    private static final Table BRANCHES =
            table("branches", List.of("branch_id"), "branch_id int!", "order varchar(40)");
    private static final Table CUSTOMERS = new Table(
            TableName.of("customers"),
            columns(
                    "customer_id bigint!",
                    "branch_id int",
                    "referred_by bigint",
                    "email string",
                    "notes string",
                    "balance decimal(38,10)",
                    "born date",
                    "seen timestamp",
                    "changed timestamp(9) with time zone",
                    "active boolean!",
                    "score double",
                    "photo binary"),
            List.of("customer_id"),
            List.of(List.of("email"), List.of("customer_id"), List.of("email")));

    private static Table table(String name, List<String> key, String... columns) {
        return new Table(TableName.parse(name), columns(columns), key, List.of());
    }

    /** Columns given as name and type; an exclamation mark says that there is always a value. */
    private static List<Column> columns(String... texts) {
        List<Column> columns = new ArrayList<>();
        for (String text : texts) {
            int space =
                    text.lastIndexOf(' ', text.contains("with time zone") ? text.indexOf(" with") - 1 : text.length());
            String type = text.substring(space + 1).replace("!", "");
            columns.add(new Column(text.substring(0, space), DataType.parse(type), !text.endsWith("!")));
        }
        return columns;
    }

    private static Relationship key(String child, String column, String parent, String parentColumn) {
        return Relationship.foreignKey(
                TableName.parse(child), List.of(column), TableName.parse(parent), List.of(parentColumn));
    }

    private static Relationship with(Relationship r, RelationshipKind kind, String condition) {
        return new Relationship(
                r.child(),
                r.childColumns(),
                r.parent(),
                r.parentColumns(),
                kind,
                Optional.empty(),
                JoinType.INNER,
                true,
                Cardinality.MANY_TO_ONE,
                condition,
                1,
                Optional.empty(),
                List.of());
    }

    /** The nth block of code in a document. */
    private static String block(String document, int n) throws IOException {
        String text = Files.readString(Path.of("../docs/formats/" + document));
        int start = 0;
        for (int i = 0; i <= n; i++) {
            start = text.indexOf("```sql\n", start) + 7;
        }
        return text.substring(start, text.indexOf("```", start));
    }

    @Test
    void oracleTablesAreAsDocumented() throws IOException {
        var script = OracleTables.of(
                        List.of(BRANCHES, CUSTOMERS),
                        List.of(
                                key("customers", "branch_id", "branches", "branch_id"),
                                key("customers", "referred_by", "customers", "customer_id")))
                .script();
        assertThat(script.path()).isEqualTo("ddl/oracle_tables.sql");
        assertThat(script.content()).isEqualTo(block("oracle.md", 0));
    }

    @Test
    void controlFilesAreAsDocumented() throws IOException {
        assertThat(ControlFile.of(CUSTOMERS, List.of()).path()).isEqualTo("ddl/customers.ctl");
        assertThat(ControlFile.of(CUSTOMERS, List.of()).content()).isEqualTo(block("oracle.md", 1));
        assertThat(ControlFile.of(table("numbers", List.of(), "n int"), List.of())
                        .content())
                .contains("WITHOUT EMBEDDED");
    }

    @Test
    void hiveTablesAreAsDocumented() throws IOException {
        Table table = table(
                "core.card_holders",
                List.of("card_id"),
                "card_id bigint!",
                "order varchar(40)",
                "note string",
                "limit decimal(12,2)",
                "issued date",
                "seen timestamp",
                "changed timestamp(9) with time zone",
                "active boolean",
                "level tinyint",
                "score double",
                "photo binary");
        assertThat(HiveTables.ORC.script(List.of(table), PartitionColumns.NONE).content())
                .isEqualTo(block("hive.md", 0));
        assertThat(HiveTables.PARQUET
                        .script(List.of(table), PartitionColumns.NONE)
                        .path())
                .isEqualTo("ddl/hive_parquet_tables.sql");
        assertThat(HiveTables.PARQUET
                        .script(List.of(table), PartitionColumns.NONE)
                        .content())
                .contains("`changed` TIMESTAMP,")
                .contains("STORED AS PARQUET\nLOCATION '${hivevar:run}/hive_parquet/core.card_holders'");
    }

    @Test
    void tablesWithPartitionsAreAsDocumented() throws IOException {
        Table table = table("transfers", List.of(), "transfer_id bigint", "booked_on date", "amount decimal(12,2)");
        PartitionColumns partitions = new PartitionColumns(Map.of(table.name(), List.of("BOOKED_ON")));
        assertThat(HiveTables.ORC.script(List.of(table), partitions).content()).endsWith(block("hive.md", 1));
    }

    @Test
    void hostileNamesStayNames() {
        Table hostile = table("x`; DROP TABLE y; --", List.of(), "a`b int", "c'd varchar(300)", "e char(300)");
        String sql =
                HiveTables.ORC.script(List.of(hostile), PartitionColumns.NONE).content();
        assertThat(sql)
                .contains("`x___drop_table_y____` (\n  `a``b` INT,\n  `c'd` VARCHAR(300),\n  `e` VARCHAR(300)\n)")
                .contains("LOCATION '${hivevar:run}/hive_orc/x%60%3B%20drop%20table%20y%3B%20%2D%2D'");
        Table twin = table("x`; DROP TABLE y; -_", List.of(), "a int");
        assertThatThrownBy(() -> HiveTables.ORC.script(List.of(hostile, twin), PartitionColumns.NONE))
                .hasMessageContaining("would both be `x___drop_table_y____`");

        assertThatThrownBy(() -> OracleTables.of(List.of(table("a\"b", List.of(), "c int")), List.of()))
                .hasMessageContaining("the name A\"B holds a quote");
        assertThatThrownBy(() -> ControlFile.of(table("t", List.of(), "x".repeat(129) + " int"), List.of()))
                .hasMessageContaining("more than 128 bytes");
        assertThat(ControlFile.of(table("t", List.of(), "rowid int", "select int"), List.of())
                        .content())
                .contains("\"ROWID_\" INTEGER EXTERNAL", "\"SELECT\" INTEGER EXTERNAL");
    }

    @Test
    void longNamesGiveShortConstraints() {
        Table one = table("a".repeat(128), List.of("id"), "id int!");
        Table other = table("é".repeat(64), List.of("id"), "id int!");
        String sql = OracleTables.of(List.of(one, other), List.of()).script().content();
        assertThat(sql).contains("CONSTRAINT \"" + "A".repeat(124) + "_PK1\"");
        assertThat(sql).contains("CONSTRAINT \"" + "É".repeat(62) + "_PK1\"");
    }

    @Test
    void saysWhyAForeignKeyIsNotDeclared() {
        Relationship good = key("customers", "branch_id", "branches", "branch_id");
        String sql = OracleTables.of(
                        List.of(BRANCHES, CUSTOMERS),
                        List.of(
                                with(good, RelationshipKind.FK, "ACTIVE = 1"),
                                with(good, RelationshipKind.PEER, ""),
                                key("customers", "notes", "branches", "order"),
                                key("customers", "score", "scores", "score")))
                .script()
                .content();
        assertThat(sql)
                .doesNotContain("ALTER TABLE")
                .contains(
                        "-- No constraint for CUSTOMERS(BRANCH_ID) -> BRANCHES(BRANCH_ID): it holds for some rows only.")
                .contains("BRANCHES(ORDER): the parent's columns are not declared as a key.")
                .contains("SCORES(SCORE): one of the tables is not in this run.");
    }
}
