package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.ModelPack;
import io.banksynth.model.RowModel;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instalment is what it is made of, to the cent; a table of a league counts three points for a win. */
class WeighedSumsTest {
    @TempDir
    private Path folder;

    private final Random random = new Random(9);

    private ModelPack train(String table, CharSequence lines) throws IOException {
        Files.writeString(folder.resolve(table + ".csv"), lines);
        return TrainedFolder.of(folder, List.of());
    }

    private static List<String> rules(ModelPack pack, String table) {
        return pack.model(TableName.of(table)).orElseThrow().rowModel().orElseThrow().rules().stream()
                .map(RowModel.Rule::text)
                .toList();
    }

    private static List<List<String>> rows(ModelPack pack, String table) {
        return GeneratedRows.of(
                new LocalEngine(2).index(Planner.plan(pack, GenerationRequest.of(TableName.of(table), 3000))), table);
    }

    private BigDecimal cents(int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2);
    }

    /** @param slips one row in so many is a cent off */
    private String instalments(int slips) {
        StringBuilder lines = new StringBuilder("id,principal,interest,fee,instalment,note\n");
        for (int id = 1; id <= 1000; id++) {
            BigDecimal principal = cents(90_000);
            BigDecimal interest = cents(9_000);
            BigDecimal fee = BigDecimal.valueOf(random.nextInt(4) * 250L, 2);
            BigDecimal sum = principal.add(interest).add(fee);
            BigDecimal paid = id % slips == 0 ? sum.add(new BigDecimal("0.01")) : sum;
            lines.append(
                    id + "," + principal + "," + interest + "," + fee + "," + paid + "," + random.nextInt(50) + "\n");
        }
        return lines.toString();
    }

    @Test
    void partsMakeTheWhole() throws IOException {
        ModelPack pack = train("instalments", instalments(Integer.MAX_VALUE));

        assertThat(rules(pack, "instalments")).contains("INSTALMENT = PRINCIPAL + INTEREST + FEE");
        assertThat(rows(pack, "instalments"))
                .allSatisfy(row -> assertThat(new BigDecimal(row.get(4)))
                        .isEqualByComparingTo(new BigDecimal(row.get(1))
                                .add(new BigDecimal(row.get(2)))
                                .add(new BigDecimal(row.get(3)))));
    }

    @Test
    void whatHoldsButForSlipsIsNoRule() throws IOException {
        assertThat(rules(train("instalments", instalments(100)), "instalments")).isEmpty();
    }

    @Test
    void partsMayCountSeveralTimesAndBeTakenFromAConstant() throws IOException {
        StringBuilder lines = new StringBuilder("team,won,drawn,lost,points\n");
        for (int team = 1; team <= 600; team++) {
            int won = random.nextInt(20);
            int drawn = random.nextInt(38 - won);
            lines.append(team + "," + won + "," + drawn + "," + (38 - won - drawn) + "," + (3 * won + drawn) + "\n");
        }
        ModelPack pack = train("standings", lines);

        assertThat(rules(pack, "standings"))
                .containsExactlyInAnyOrder("POINTS = 3 * WON + DRAWN", "LOST = 38 - WON - DRAWN");
        assertThat(rows(pack, "standings")).allSatisfy(row -> {
            int won = Integer.parseInt(row.get(1));
            int drawn = Integer.parseInt(row.get(2));
            assertThat(row.subList(3, 5))
                    .containsExactly(String.valueOf(38 - won - drawn), String.valueOf(3 * won + drawn));
        });
    }
}
