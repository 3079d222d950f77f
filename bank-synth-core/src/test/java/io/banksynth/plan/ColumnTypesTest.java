package io.banksynth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import org.junit.jupiter.api.Test;

/** A sample of few rows must not bound how many can be generated: what it shows as an int may have to be more. */
class ColumnTypesTest {
    private static final TableName TARGET = TableName.of("transactions");

    private static GenerationPlan plan(long rows) {
        return Planner.plan(CoreBanking.pack(), GenerationRequest.of(TARGET, rows));
    }

    private static DataType type(GenerationPlan plan, String column) {
        return plan.table(TARGET).table().column(column).orElseThrow().type();
    }

    @Test
    void keysThatOutgrowAnIntBecomeBigintWithTheirForeignKeys() {
        GenerationPlan plan = plan(3_000_000_000L);

        assertThat(type(plan, "transaction_id")).isEqualTo(new DataType.Whole(64));
        assertThat(type(plan, "reversal_of_id")).isEqualTo(new DataType.Whole(64));
        assertThat(plan.warnings())
                .contains("TRANSACTIONS.TRANSACTION_ID is written as bigint: int, which the samples show, has too few"
                        + " values for its rows");
    }

    @Test
    void keysThatFitStayAsTheyAre() {
        GenerationPlan plan = plan(1_000_000);

        assertThat(type(plan, "transaction_id")).isEqualTo(new DataType.Whole(32));
        assertThat(plan.warnings()).isEmpty();
    }
}
