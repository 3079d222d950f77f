package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An account is kept at its customer's branch, of so many that each has few accounts; it is paid at it nine times of ten, and what is paid is cleared
 * at the shop's branch.
 */
class CopiedReferencesTest {
    private static final int BRANCHES = 200;
    private static final int CUSTOMERS = 1_500;
    private static final int SHOPS = 1_400;
    private static final double SHARE = 0.9;

    @TempDir
    private static Path folder;

    private static IndexedPlan plan;

    @BeforeAll
    static void generate() throws IOException {
        Random random = new Random(2);
        StringBuilder branch = new StringBuilder("branch_id,city\n");
        for (int b = 1; b <= BRANCHES; b++) {
            branch.append(b + ",City " + b % 70 + "\n");
        }
        StringBuilder shop = new StringBuilder("shop_id,branch_id\n");
        int[] clearing = new int[SHOPS + 1];
        for (int s = 1; s <= SHOPS; s++) {
            clearing[s] = 1 + random.nextInt(BRANCHES);
            shop.append(s + "," + clearing[s] + "\n");
        }
        StringBuilder customer = new StringBuilder("customer_id,branch_id\n");
        StringBuilder account = new StringBuilder("account_id,customer_id,branch_id\n");
        StringBuilder payment = new StringBuilder("payment_id,account_id,shop_id,paid_at_id,cleared_at_id\n");
        int paymentId = 0;
        for (int c = 1; c <= CUSTOMERS; c++) {
            int at = 1 + random.nextInt(BRANCHES);
            customer.append(c + "," + at + "\n");
            account.append((9_000 + c) + "," + c + "," + at + "\n");
            for (int p = random.nextInt(5); p > 0; p--) {
                int s = 1 + random.nextInt(SHOPS);
                int paid = random.nextDouble() < SHARE ? at : 1 + random.nextInt(BRANCHES);
                payment.append(++paymentId + "," + (9_000 + c) + "," + s + "," + paid + "," + clearing[s] + "\n");
            }
        }
        Files.writeString(folder.resolve("branches.csv"), branch);
        Files.writeString(folder.resolve("shops.csv"), shop);
        Files.writeString(folder.resolve("customers.csv"), customer);
        Files.writeString(folder.resolve("accounts.csv"), account);
        Files.writeString(folder.resolve("payments.csv"), payment);
        ModelPack pack = TrainedFolder.of(
                folder,
                List.of(
                        TrainedFolder.key("shops", "branches", "branch_id"),
                        TrainedFolder.key("customers", "branches", "branch_id"),
                        TrainedFolder.key("accounts", "customers", "customer_id"),
                        TrainedFolder.key("accounts", "branches", "branch_id"),
                        TrainedFolder.key("payments", "accounts", "account_id"),
                        TrainedFolder.key("payments", "shops", "shop_id"),
                        TrainedFolder.key("payments", "paid_at_id", "branches", "branch_id"),
                        TrainedFolder.key("payments", "cleared_at_id", "branches", "branch_id")));
        GenerationRequest request = new GenerationRequest(
                TableName.of("customers"), 1_000, 5, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
        plan = new LocalEngine(2).index(Planner.plan(pack, request));
    }

    private static Map<String, String> branchOf(String table, int column) {
        return GeneratedRows.of(plan, table).stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(column)));
    }

    @Test
    void anAccountIsAtItsCustomersBranch() {
        Map<String, String> branches = branchOf("customers", 1);
        assertThat(GeneratedRows.of(plan, "accounts"))
                .hasSizeGreaterThan(500)
                .allSatisfy(account -> assertThat(account.get(2)).isEqualTo(branches.get(account.get(1))));
    }

    /** Five deviations of both counts are less than one in a million. */
    @Test
    void asManyAreCopiedAsWere() {
        Map<String, String> branches = branchOf("accounts", 2);
        List<List<String>> payments = GeneratedRows.of(plan, "payments");
        double same = payments.stream()
                .filter(payment -> payment.get(3).equals(branches.get(payment.get(1))))
                .count();
        assertThat(same / payments.size())
                .isCloseTo(
                        SHARE, offset(5 * Math.sqrt(SHARE * (1 - SHARE) * (1.0 / payments.size() + 1.0 / CUSTOMERS))));
    }

    @Test
    void rowsAreThoseOfTheOtherParentsToo() {
        Map<String, String> branches = branchOf("shops", 1);
        assertThat(GeneratedRows.of(plan, "payments"))
                .hasSizeGreaterThan(1_000)
                .allSatisfy(payment -> assertThat(payment.get(4)).isEqualTo(branches.get(payment.get(2))));
    }
}
