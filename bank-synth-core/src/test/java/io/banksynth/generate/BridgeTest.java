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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baskets of articles: none twice in a basket, and yet milk in half of them. */
class BridgeTest {
    private static final int ARTICLES = 30;

    @TempDir
    private static Path folder;

    private static IndexedPlan plan;

    @BeforeAll
    static void train() throws IOException {
        Random random = new Random(6);
        StringBuilder articles = new StringBuilder("article_id,label\n");
        for (int a = 1; a <= ARTICLES; a++) {
            articles.append(a + ",Article " + a + "\n");
        }
        StringBuilder baskets = new StringBuilder("basket_id,payment\n");
        StringBuilder lines = new StringBuilder("basket_id,article_id,qty\n");
        for (int b = 1; b <= 800; b++) {
            baskets.append(b + (random.nextInt(3) == 0 ? ",CASH\n" : ",CARD\n"));
            TreeSet<Integer> bought = new TreeSet<>();
            int wanted = 1 + random.nextInt(5);
            while (bought.size() < wanted) {
                bought.add(
                        random.nextInt(5) == 0 ? 1 : 1 + (int) (ARTICLES * random.nextDouble() * random.nextDouble()));
            }
            for (int article : bought) {
                lines.append(b + "," + article + "," + (1 + random.nextInt(3)) + "\n");
            }
        }
        Files.writeString(folder.resolve("articles.csv"), articles);
        Files.writeString(folder.resolve("baskets.csv"), baskets);
        Files.writeString(folder.resolve("basket_lines.csv"), lines);
        plan = new LocalEngine(2)
                .index(Planner.plan(
                        TrainedFolder.of(
                                folder,
                                List.of(
                                        TrainedFolder.key("basket_lines", "baskets", "basket_id"),
                                        TrainedFolder.key("basket_lines", "articles", "article_id")),
                                table -> table.equals(TableName.of("basket_lines")) ? 2 : 1),
                        new GenerationRequest(
                                TableName.of("baskets"),
                                2000,
                                5,
                                GenerationRequest.Descendants.INCLUDED,
                                Map.of(),
                                1.0)));
    }

    private static double share(List<List<String>> lines, String article) {
        return (double) lines.stream().filter(l -> l.get(1).equals(article)).count() / lines.size();
    }

    @Test
    void whatSellsBestDoesSoHereAndNothingComesTwice() throws IOException {
        List<List<String>> lines = GeneratedRows.of(plan, "basket_lines");
        List<List<String>> real = Files.readAllLines(folder.resolve("basket_lines.csv")).stream()
                .skip(1)
                .map(line -> List.of(line.split(",")))
                .toList();

        assertThat(lines.stream().map(l -> l.subList(0, 2))).doesNotHaveDuplicates();
        for (String article : List.of("1", "2", "9", "25")) {
            assertThat(share(lines, article))
                    .as("article %s", article)
                    .isBetween(0.75 * share(real, article) - 0.005, 1.25 * share(real, article) + 0.005);
        }
    }

    @Test
    void rowsDoNotDependOnTheRangeTheyAreDrawnIn() {
        assertThat(GeneratedRows.of(plan, "basket_lines", 1001, 2345))
                .isEqualTo(GeneratedRows.of(plan, "basket_lines").subList(1001, 2345));
    }
}
