package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines belong to orders, and each names an article: too many articles to be kept as they are. A line has its article's price, is shipped
 * as the article is, and is never sold before the article is on sale. An order pays the fee of its tariff, of which there are few.
 */
class LinkedParentsTest {
    private static final int ARTICLES = 1_200;
    private static final int ORDERS = 900;
    private static final int TARIFFS = 60;

    @TempDir
    private static Path folder;

    private static ModelPack pack;
    private static IndexedPlan plan;
    private static Map<String, List<String>> articles;
    private static List<List<String>> lines;

    @BeforeAll
    static void generate() throws IOException {
        writeSamples();
        pack = TrainedFolder.of(
                folder,
                List.of(
                        TrainedFolder.key("orders", "tariffs", "tariff_id"),
                        TrainedFolder.key("lines", "orders", "order_id"),
                        TrainedFolder.key("lines", "articles", "article_id"),
                        TrainedFolder.key("parcels", "lines", "line_id")));
        plan = plan(400);
        articles = GeneratedRows.of(plan, "articles").stream().collect(Collectors.toMap(row -> row.get(0), row -> row));
        lines = GeneratedRows.of(plan, "lines");
    }

    private static IndexedPlan plan(int orders) {
        GenerationRequest request = new GenerationRequest(
                TableName.of("orders"), orders, 3, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
        return new LocalEngine(2).index(Planner.plan(pack, request));
    }

    private static void writeSamples() throws IOException {
        Random random = new Random(8);
        StringBuilder article = new StringBuilder("article_id,price,shipped_by,on_sale\n");
        List<String[]> all = new ArrayList<>();
        for (int a = 1; a <= ARTICLES; a++) {
            String[] row = {
                String.valueOf(a),
                (5 + random.nextInt(60)) + ".50",
                random.nextInt(3) == 0 ? "TRUCK" : "POST",
                LocalDate.of(2023, 1, 1).plusDays(random.nextInt(700)).toString()
            };
            all.add(row);
            article.append(String.join(",", row)).append('\n');
        }
        StringBuilder tariff = new StringBuilder("tariff_id,fee\n");
        for (int t = 1; t <= TARIFFS; t++) {
            tariff.append(t).append(',').append(fee(t)).append('\n');
        }
        StringBuilder order = new StringBuilder("order_id,customer,tariff_id,fee_paid\n");
        StringBuilder line = new StringBuilder("line_id,order_id,article_id,unit_price,carrier,sold\n");
        StringBuilder parcel = new StringBuilder("parcel_id,line_id,weight\n");
        int lineId = 0;
        int parcelId = 0;
        for (int o = 1; o <= ORDERS; o++) {
            int t = 1 + random.nextInt(TARIFFS);
            order.append(o + (random.nextBoolean() ? ",SHOP," : ",PERSON,") + t + "," + fee(t) + "0\n");
            int n = 2 + random.nextInt(5);
            for (int l = 0; l < n; l++) {
                String[] sold = all.get(random.nextInt(ARTICLES));
                String day =
                        LocalDate.parse(sold[3]).plusDays(random.nextInt(90)).toString();
                line.append(String.join(",", "" + ++lineId, "" + o, sold[0], sold[1], carrier(sold[2]), day))
                        .append('\n');
                for (int p = 0; p < (sold[2].equals("TRUCK") ? 2 : 1); p++) {
                    parcel.append(++parcelId + "," + lineId + "," + (1 + random.nextInt(30)) + "\n");
                }
            }
        }
        Files.writeString(folder.resolve("tariffs.csv"), tariff);
        Files.writeString(folder.resolve("articles.csv"), article);
        Files.writeString(folder.resolve("orders.csv"), order);
        Files.writeString(folder.resolve("lines.csv"), line);
        Files.writeString(folder.resolve("parcels.csv"), parcel);
    }

    /** Each of its own, with one decimal; orders pay it with two. */
    private static String fee(int tariff) {
        return (tariff * 7 % 61) + "." + (tariff % 10);
    }

    private static String carrier(String shipped) {
        return shipped.equals("TRUCK") ? "HAUL" : "MAIL";
    }

    @Test
    void aValueIsCopiedFromTheOtherParent() {
        assertThat(lines)
                .hasSizeGreaterThan(1_000)
                .allSatisfy(
                        line -> assertThat(line.get(3)).isEqualTo(article(line).get(1)));
    }

    @Test
    void aValueIsCopiedFromAReferenceTable() {
        assertThat(GeneratedRows.of(plan, "orders"))
                .allSatisfy(order -> assertThat(order.get(3)).isEqualTo(fee(Integer.parseInt(order.get(2))) + "0"));
    }

    @Test
    void aKindFollowsFromTheOtherParent() {
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.get(4)).isEqualTo(carrier(article(line).get(2))));
    }

    @Test
    void noTimeIsBeforeThatOfTheOtherParent() {
        assertThat(lines)
                .allSatisfy(line -> assertThat(LocalDate.parse(line.get(5)))
                        .isAfterOrEqualTo(article(line).get(3)));
    }

    private static List<String> article(List<String> line) {
        return articles.get(line.get(2));
    }

    /** Siblings before the range ask their other parents too, though no frame holds them. */
    @Test
    void rangesMayBeginAnywhere() {
        for (int from = 0; from < lines.size(); from += 7) {
            int to = Math.min(lines.size(), from + 3);
            assertThat(GeneratedRows.of(plan, "lines", from, to))
                    .as("rows from %s", from)
                    .isEqualTo(lines.subList(from, to));
        }
    }

    /** What follows from the other parent is not known while rows are counted, so no fan-out asks for it. */
    @Test
    void rowsBelowAreCountedWithoutIt() {
        assertThat(plan.rows(TableName.of("parcels"))).isBetween(lines.size() * 5L / 4, lines.size() * 3L / 2);
        assertThat(GeneratedRows.of(plan, "parcels")).hasSize((int) plan.rows(TableName.of("parcels")));
    }

    /** A cut table has rows of siblings that are beyond its end. */
    @Test
    void cutTablesAreDrawnToTheirEnd() {
        GenerationRequest request = GenerationRequest.of(TableName.of("lines"), 101);
        IndexedPlan cut = new LocalEngine(2).index(Planner.plan(pack, request));
        assertThat(GeneratedRows.of(cut, "lines")).hasSize(101);
        assertThat(GeneratedRows.of(cut, "lines", 99, 101))
                .isEqualTo(GeneratedRows.of(cut, "lines").subList(99, 101));
    }
}
