package io.banksynth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows that no longer fit are told of before they are made; tables that only grew are no reason to stop. */
class SchemaDriftTest {
    private static final Column ID = column("id", "bigint", false);
    private static final Column NAME = column("name", "varchar(20)", true);
    private static final Column AMOUNT = column("amount", "decimal(10,2)", true);
    private static final Column DAY = column("day", "date", true);

    private static Column column(String name, String type, boolean nullable) {
        return new Column(name, DataType.parse(type), nullable);
    }

    private static SchemaGraph graph(String key, Column... columns) {
        Table table = new Table(TableName.of("t"), List.of(columns), List.of(key), List.of());
        return new SchemaGraph("S", List.of(table), List.of());
    }

    private static List<String> drift(SchemaDrift.Source source, SchemaGraph now) {
        return SchemaDrift.of(graph("id", ID, NAME, AMOUNT, DAY), now, source).differences();
    }

    @Test
    void whatOnlyGrewIsNoDrift() {
        SchemaGraph wider = graph(
                "id",
                ID,
                column("name", "varchar(40)", true),
                column("amount", "decimal(12,2)", true),
                column("day", "timestamp", true),
                column("more", "string", true));

        SchemaDrift drift = SchemaDrift.of(graph("id", ID, NAME, AMOUNT, DAY), wider, SchemaDrift.Source.DECLARED);

        assertThat(drift.differences()).isEmpty();
        assertThat(drift.notes()).containsExactly("column T.MORE is not in the pack");
    }

    @Test
    void narrowerTypesAreDriftWhereTheyAreDeclared() {
        SchemaGraph narrower =
                graph("id", ID, column("name", "varchar(10)", true), column("amount", "decimal(10,1)", true), DAY);

        assertThat(drift(SchemaDrift.Source.DECLARED, narrower))
                .containsExactly(
                        "column T.NAME is varchar(10) and was varchar(20)",
                        "column T.AMOUNT is decimal(10,1) and was decimal(10,2)");
        assertThat(drift(SchemaDrift.Source.SAMPLED, narrower)).isEmpty();
    }

    @Test
    void anotherKindOfTypeIsDriftWhereverItIsSeen() {
        SchemaGraph other = graph("id", ID, NAME, column("amount", "date", true), DAY);

        Stream.of(SchemaDrift.Source.values())
                .forEach(source -> assertThat(drift(source, other))
                        .containsExactly("column T.AMOUNT is date and was decimal(10,2)"));
    }

    @Test
    void whatIsGoneOrNeededAnewIsDrift() {
        SchemaGraph changed = graph("id", ID, column("name", "varchar(20)", false), DAY, column("must", "int", false));

        assertThat(drift(SchemaDrift.Source.DECLARED, changed))
                .containsExactlyInAnyOrder(
                        "column T.NAME needs a value and could be without",
                        "column T.AMOUNT is gone",
                        "column T.MUST is not in the pack and needs a value");
        assertThat(drift(SchemaDrift.Source.SAMPLED, new SchemaGraph("S", List.of(), List.of())))
                .containsExactly("table T is gone");
    }
}
