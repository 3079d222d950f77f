package io.banksynth.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphDocumentTest {
    private static final SchemaGraph GRAPH = new SchemaGraph(
            "CORE",
            List.of(
                    new Table(
                            TableName.of("customers"),
                            List.of(
                                    new Column("customer_id", new DataType.Whole(64), false),
                                    new Column("email", new DataType.Text(false, 80), true)),
                            List.of("customer_id"),
                            List.of(List.of("email"))),
                    new Table(
                            TableName.of("accounts"),
                            List.of(
                                    new Column("account_id", new DataType.Whole(64), false),
                                    new Column("customer_id", new DataType.Whole(64), true)),
                            List.of("account_id"),
                            List.of())),
            List.of(new Relationship(
                    TableName.of("accounts"),
                    List.of("customer_id"),
                    TableName.of("customers"),
                    List.of("customer_id"),
                    RelationshipKind.FK,
                    Optional.of(Role.DRIVER),
                    JoinType.LEFT,
                    true,
                    Cardinality.MANY_TO_ONE,
                    "kind = 'C'",
                    0.93,
                    Optional.of(Review.ACCEPT),
                    List.of(new Evidence(EvidenceSource.JOIN, "etl/a.sql", 12, "summary", 3)))));

    /** Whatever is written is read again as the same graph: nothing of a graph lives outside its document. */
    @Test
    void readsWhatItWrites() {
        assertThat(GraphDocument.graph(GraphDocument.tree(GRAPH), path -> path)).isEqualTo(GRAPH);
    }

    /** A person writes only what matters; the rest has its usual value. */
    @Test
    void fillsInWhatIsUsual() {
        Map<String, Object> tree = Map.of(
                "relationships",
                List.of(Map.of(
                        "child",
                        "Orders",
                        "child_columns",
                        List.of("cust"),
                        "parent",
                        "customers",
                        "parent_columns",
                        List.of("id"))));
        assertThat(GraphDocument.graph(tree, path -> path).relationships())
                .containsExactly(Relationship.foreignKey(
                        TableName.of("ORDERS"), List.of("CUST"), TableName.of("CUSTOMERS"), List.of("ID")));
    }

    /** A misspelt key must not be passed over in silence: the message says where it stands. */
    @Test
    void refusesWhatItDoesNotKnow() {
        Map<String, Object> relationship =
                new HashMap<>(GraphDocument.tree(GRAPH.relationships().get(0)));
        relationship.put("childs", "x");
        assertThatThrownBy(() -> GraphDocument.graph(
                        Map.of("relationships", List.of(relationship)), path -> "graph.yaml, " + path))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("graph.yaml, relationships[0].childs: unknown key childs");
    }

    @Test
    void refusesValuesThatAreNone() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("kind", "foreign"),
                Map.of("confidence", 1.5),
                Map.of("optional", "yes"),
                Map.of("child_columns", List.of("a", "b")),
                Map.of("parent", " "),
                Map.of("evidence", List.of(Map.of("source", "join", "count", 0))))) {
            Map<String, Object> relationship =
                    new HashMap<>(GraphDocument.tree(GRAPH.relationships().get(0)));
            relationship.putAll(wrong);
            assertThatThrownBy(() -> GraphDocument.graph(Map.of("relationships", List.of(relationship)), path -> path))
                    .isInstanceOf(BankSynthException.class)
                    .hasMessageStartingWith("Cannot read relationships[0]");
        }
    }
}
