package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.Batch;
import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.RollUp;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terminals with more payments than fit into a batch: what payments make up of their terminal goes on from one batch to the next. What
 * only looks made up of them is the terminal's own.
 */
class FarFannedOutTest {
    private static final TableName TERMINALS = TableName.of("terminals");
    private static final TableName PAYMENTS = TableName.of("payments");

    @TempDir
    private static Path folder;

    private static ModelPack pack;

    /** All payments name the fee of their terminal; its floor is the least payment but for one terminal. */
    @BeforeAll
    static void train() throws IOException {
        Random random = new Random(3);
        StringBuilder terminals = new StringBuilder("terminal_id,fee,least_paid,paid,floor\n");
        StringBuilder payments = new StringBuilder("payment_id,terminal_id,fee,amount\n");
        int id = 0;
        for (int t = 1; t <= 1100; t++) {
            int fee = random.nextInt(50);
            int count = t % 40 == 0 ? 1050 + random.nextInt(200) : 1 + random.nextInt(9);
            long paid = 0;
            int least = Integer.MAX_VALUE;
            for (int p = 0; p < count; p++) {
                int amount = 500 + (int) (20_000 * random.nextDouble() * random.nextDouble()) + t;
                least = Math.min(least, amount);
                paid += amount;
                payments.append(++id + "," + t + "," + fee + "," + amount + "\n");
            }
            terminals.append(t + "," + fee + "," + least + "," + paid + "," + (t == 7 ? least - 1 : least) + "\n");
        }
        Files.writeString(folder.resolve("terminals.csv"), terminals);
        Files.writeString(folder.resolve("payments.csv"), payments);
        pack = TrainedFolder.of(folder, List.of(TrainedFolder.key("payments", "terminals", "terminal_id")));
    }

    @Test
    void onlyWhatHoldsInAllRowsIsMadeUp() {
        LinkModel.FanOut fanOut = (LinkModel.FanOut)
                pack.model(PAYMENTS).orElseThrow().links().get(0).choice();

        assertThat(fanOut.rolled()).extracting(RollUp::column).containsExactlyInAnyOrder("LEAST_PAID", "PAID");
    }

    @Test
    void itGoesOnFromBatchToBatch() {
        IndexedPlan plan = new LocalEngine(2)
                .index(Planner.plan(
                        pack,
                        new GenerationRequest(
                                TERMINALS, 200, 5, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0)));
        Map<String, Long> paid = new HashMap<>();
        Map<String, Long> least = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        for (List<String> payment : GeneratedRows.of(plan, "payments")) {
            rows.merge(payment.get(1), 1, Integer::sum);
            paid.merge(payment.get(1), Long.parseLong(payment.get(3)), Long::sum);
            least.merge(payment.get(1), Long.parseLong(payment.get(3)), Math::min);
        }

        assertThat(rows.values()).anyMatch(count -> count > Batch.CAPACITY);
        assertThat(GeneratedRows.of(plan, "terminals")).hasSize(200).allSatisfy(terminal -> {
            assertThat(terminal.get(2)).isEqualTo(Long.toString(least.get(terminal.get(0))));
            assertThat(terminal.get(3)).isEqualTo(Long.toString(paid.get(terminal.get(0))));
        });
        assertThat(GeneratedRows.of(plan, "terminals", 11, 12))
                .isEqualTo(GeneratedRows.of(plan, "terminals").subList(11, 12));
    }
}
