package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.RowModel;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.PackAdjustments;
import io.banksynth.plan.Planner;
import io.banksynth.plan.ValueShare;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer's column says how many accounts it has, a branch's how many accounts it keeps: nobody may count anything else. */
class CountedChildrenTest {
    private static final TableName CUSTOMERS = TableName.of("customers");
    private static final TableName ACCOUNTS = TableName.of("accounts");

    @TempDir
    private static Path folder;

    private static ModelPack pack;

    /** Four customers in ten have no account; each has a lucky number that is none of the numbers of its accounts. */
    @BeforeAll
    static void train() throws IOException {
        Random random = new Random(8);
        int[] kept = new int[120];
        StringBuilder customers = new StringBuilder("customer_id,grade,n_accounts,lucky\n");
        StringBuilder accounts = new StringBuilder("account_id,customer_id,branch_id,currency\n");
        int id = 0;
        for (int c = 1; c <= 900; c++) {
            boolean gold = random.nextInt(4) == 0;
            int count = random.nextInt(10) < 4 ? 0 : 1 + random.nextInt(gold ? 6 : 2);
            customers.append(c + (gold ? ",GOLD," : ",BASIC,") + count + "," + random.nextInt(4) + "\n");
            for (int a = 0; a < count; a++) {
                int branch = (int) (kept.length * random.nextDouble() * random.nextDouble());
                kept[branch]++;
                accounts.append(
                        ++id + "," + c + "," + (branch + 7000) + (random.nextInt(5) == 0 ? ",EUR\n" : ",USD\n"));
            }
        }
        StringBuilder branches = new StringBuilder("branch_id,size_class,accounts_kept\n");
        for (int b = 0; b < kept.length; b++) {
            branches.append(b + 7000 + (b % 3 == 0 ? ",S," : ",L,") + kept[b] + "\n");
        }
        Files.writeString(folder.resolve("customers.csv"), customers);
        Files.writeString(folder.resolve("accounts.csv"), accounts);
        Files.writeString(folder.resolve("branches.csv"), branches);
        pack = TrainedFolder.of(
                folder,
                List.of(
                        TrainedFolder.key("accounts", "customers", "customer_id"),
                        TrainedFolder.key("accounts", "branches", "branch_id")));
    }

    private static IndexedPlan plan(ModelPack of, GenerationRequest request) {
        return new LocalEngine(2).index(Planner.plan(of, request));
    }

    private static GenerationRequest withAccounts(long customers) {
        return new GenerationRequest(CUSTOMERS, customers, 5, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
    }

    /** Fails where a parent's column counts anything but its children; returns how many parents have so many. */
    private static Map<Long, Integer> requireCounts(IndexedPlan plan, String table, int key, int column) {
        Map<String, Long> children = new HashMap<>();
        GeneratedRows.of(plan, "accounts").forEach(row -> children.merge(row.get(key), 1L, Long::sum));
        Map<Long, Integer> parents = new HashMap<>();
        for (List<String> row : GeneratedRows.of(plan, table)) {
            long count = children.getOrDefault(row.get(0), 0L);
            assertThat(row.get(column)).as("%s %s", table, row).isEqualTo(Long.toString(count));
            parents.merge(count, 1, Integer::sum);
        }
        return parents;
    }

    @Test
    void theyAreFoundAndTold() {
        List<List<String>> counted = pack.model(ACCOUNTS).orElseThrow().links().stream()
                .map(link -> ((LinkModel.FanOut) link.choice()).counted())
                .toList();

        assertThat(counted).containsExactlyInAnyOrder(List.of("N_ACCOUNTS"), List.of("ACCOUNTS_KEPT"));
        assertThat(pack.model(CUSTOMERS).orElseThrow().rowModel().orElseThrow().rules())
                .extracting(RowModel.Rule::text)
                .contains("N_ACCOUNTS = number of rows of ACCOUNTS whose CUSTOMER_ID it is");
    }

    @Test
    void everyParentSaysHowManyChildrenItHas() {
        IndexedPlan plan = plan(pack, withAccounts(2000));

        Map<Long, Integer> customers = requireCounts(plan, "customers", 1, 2);
        assertThat(customers.get(0L)).isBetween(700, 900);
        assertThat(customers.keySet()).contains(1L, 2L, 6L);
        requireCounts(plan, "branches", 2, 2);
    }

    /** The last parent is cut where children are asked for; of both tables' numbers none may be what the samples say. */
    @Test
    void soItIsWhateverNumbersOfRowsAreAskedFor() {
        IndexedPlan few = plan(pack, GenerationRequest.of(ACCOUNTS, 777));
        requireCounts(few, "customers", 1, 2);
        requireCounts(few, "branches", 2, 2);

        GenerationRequest both = new GenerationRequest(
                ACCOUNTS, 3000, 5, GenerationRequest.Descendants.INCLUDED, Map.of(CUSTOMERS, 1000L), 1.0);
        assertThat(requireCounts(plan(pack, both), "customers", 1, 2).values())
                .satisfies(parents -> assertThat(
                                parents.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(1000));
    }

    @Test
    void whoSetsTheNumberGetsTheChildren() {
        ValueShare three = new ValueShare(CUSTOMERS, "N_ACCOUNTS", Optional.of("3"), new BigDecimal("0.5"));
        ModelPack set = new PackAdjustments(List.of(three), Optional.empty()).apply(pack);

        assertThat(requireCounts(plan(set, withAccounts(2000)), "customers", 1, 2)
                        .get(3L))
                .isBetween(920, 1080);
    }

    @Test
    void aParentWithoutItsChildrenSaysWhatItLearned() {
        IndexedPlan plan = plan(pack, GenerationRequest.of(CUSTOMERS, 2000));

        assertThat(GeneratedRows.of(plan, "customers").stream()
                        .filter(row -> row.get(2).equals("0"))
                        .count())
                .isBetween(700L, 900L);
    }

    @Test
    void rowsDoNotDependOnTheRangeTheyAreDrawnIn() {
        IndexedPlan plan = plan(pack, withAccounts(1500));

        assertThat(GeneratedRows.of(plan, "customers", 700, 1100))
                .isEqualTo(GeneratedRows.of(plan, "customers").subList(700, 1100));
    }
}
