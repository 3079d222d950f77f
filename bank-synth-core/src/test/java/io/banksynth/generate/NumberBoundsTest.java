package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody draws more than the limit of the card or than the machine holds, and the counter of a card never goes back. */
class NumberBoundsTest {
    @TempDir
    private static Path folder;

    private static IndexedPlan plan;

    @BeforeAll
    static void train() throws IOException {
        Random random = new Random(2);
        StringBuilder machines = new StringBuilder("machine_id,holds\n");
        int[] holds = new int[40];
        for (int m = 0; m < holds.length; m++) {
            holds[m] = 100 + 25 * random.nextInt(40);
            machines.append(m + 1).append(',').append(holds[m]).append('\n');
        }
        StringBuilder cards = new StringBuilder("card_id,card_limit\n");
        StringBuilder draws = new StringBuilder("draw_id,card_id,machine_id,amount,counter,luck\n");
        int id = 0;
        for (int card = 1; card <= 500; card++) {
            int limit = 50 + 10 * random.nextInt(90);
            cards.append(card + "," + limit + "\n");
            int counter = random.nextInt(30);
            int count = random.nextInt(6);
            for (int d = 0; d < count; d++) {
                int machine = random.nextInt(holds.length);
                int amount = 1 + random.nextInt(Math.min(limit, holds[machine]));
                counter += random.nextInt(12);
                draws.append(++id + "," + card + "," + (machine + 1) + "," + amount + "," + counter + ","
                        + random.nextInt(900) + "\n");
            }
        }
        Files.writeString(folder.resolve("machines.csv"), machines);
        Files.writeString(folder.resolve("cards.csv"), cards);
        Files.writeString(folder.resolve("draws.csv"), draws);
        plan = new LocalEngine(2)
                .index(Planner.plan(
                        TrainedFolder.of(
                                folder,
                                List.of(
                                        TrainedFolder.key("draws", "cards", "card_id"),
                                        TrainedFolder.key("draws", "machines", "machine_id"))),
                        GenerationRequest.of(TableName.of("draws"), 4000)));
    }

    private static Map<String, Integer> numbers(String table) {
        return GeneratedRows.of(plan, table).stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> Integer.parseInt(row.get(1))));
    }

    @Test
    void allParentsBoundTheirRows() {
        Map<String, Integer> limits = numbers("cards");
        Map<String, Integer> holds = numbers("machines");

        assertThat(GeneratedRows.of(plan, "draws"))
                .allSatisfy(row -> assertThat(Integer.parseInt(row.get(3)))
                        .isBetween(1, Math.min(limits.get(row.get(1)), holds.get(row.get(2)))));
    }

    @Test
    void siblingsDoNotGoBackWhereNoneDid() {
        Map<String, Integer> last = new HashMap<>();
        int lessLuck = 0;
        Map<String, Integer> luck = new HashMap<>();
        for (List<String> row : GeneratedRows.of(plan, "draws")) {
            int counter = Integer.parseInt(row.get(4));
            assertThat(counter).isGreaterThanOrEqualTo(last.getOrDefault(row.get(1), 0));
            last.put(row.get(1), counter);
            int now = Integer.parseInt(row.get(5));
            lessLuck += now < luck.getOrDefault(row.get(1), 0) ? 1 : 0;
            luck.put(row.get(1), now);
        }
        assertThat(lessLuck).isGreaterThan(800);
    }

    @Test
    void rowsDoNotDependOnTheRangeTheyAreDrawnIn() {
        assertThat(GeneratedRows.of(plan, "draws", 1501, 2222))
                .isEqualTo(GeneratedRows.of(plan, "draws").subList(1501, 2222));
    }
}
