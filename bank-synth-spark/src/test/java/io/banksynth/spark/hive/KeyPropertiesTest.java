package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Catalogue.DeclaredKey;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in table properties: what is written is read back, and what others write is understood. */
class KeyPropertiesTest {
    private static final TableName ORDERS = TableName.of("orders");
    private static final TableName CUSTOMERS = TableName.of("customers");

    @Test
    void whatIsWrittenIsReadBack() {
        Table table = new Table(ORDERS, List.of(), List.of("order_id", "line"), List.of());
        List<Relationship> keys = List.of(
                Relationship.foreignKey(ORDERS, List.of("customer_id"), CUSTOMERS, List.of("customer_id")),
                Relationship.foreignKey(ORDERS, List.of("a", "b"), CUSTOMERS, List.of("x", "y")));
        Map<String, String> properties = KeyProperties.of(table, keys);
        assertThat(TableName.fold(String.join(",", KeyProperties.primaryKey(properties))))
                .isEqualTo("ORDER_ID,LINE");
        assertThat(KeyProperties.foreignKeys(properties))
                .containsExactly(
                        new DeclaredKey(List.of("customer_id"), CUSTOMERS, List.of("customer_id")),
                        new DeclaredKey(List.of("a", "b"), CUSTOMERS, List.of("x", "y")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer_id -> customers.customer_id",
                "customer_id:customers(customer_id)",
                "customer_id=core.customers.customer_id",
                "(customer_id) references core.customers (customer_id)",
                "FOREIGN KEY (`customer_id`) REFERENCES customers(`customer_id`)"
            })
    void othersSpellThemOtherwise(String spelling) {
        assertThat(KeyProperties.foreignKeys(Map.of("fk.1", spelling)))
                .containsExactly(new DeclaredKey(List.of("customer_id"), CUSTOMERS, List.of("customer_id")));
        assertThat(KeyProperties.primaryKey(Map.of("app.pk", "(order_id)"))).containsExactly("order_id");
    }
}
