package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cards and payments name the customer whom their account names already, and the insured of a card is that customer or nobody. The first holder of
 * an account is its customer in four of five cases, the others never are.
 */
class CopiedParentsTest {
    private static final int CUSTOMERS = 600;
    private static final int ACCOUNTS = 900;
    private static final double SHARE = 0.8;

    @TempDir
    private static Path folder;

    private static ModelPack pack;
    private static IndexedPlan plan;
    private static Map<String, String> customers;
    private static Map<String, String> accounts;

    @BeforeAll
    static void generate() throws IOException {
        writeSamples();
        pack = TrainedFolder.of(
                folder,
                List.of(
                        TrainedFolder.key("accounts", "customers", "customer_id"),
                        TrainedFolder.key("cards", "accounts", "account_id"),
                        TrainedFolder.key("cards", "customers", "customer_id"),
                        TrainedFolder.key("cards", "insured_id", "customers", "customer_id"),
                        TrainedFolder.key("payments", "cards", "card_id"),
                        TrainedFolder.key("payments", "customers", "customer_id"),
                        TrainedFolder.key("holders", "accounts", "account_id"),
                        TrainedFolder.key("holders", "customers", "customer_id"),
                        TrainedFolder.key("mandates", "accounts", "account_id"),
                        TrainedFolder.key("mandates", "customers", "customer_id"),
                        Relationship.foreignKey(
                                TableName.of("accounts"),
                                List.of("account_id", "customer_id"),
                                TableName.of("mandates"),
                                List.of("account_id", "customer_id"))),
                table -> table.equals(TableName.of("mandates")) ? 2 : 1);
        GenerationRequest request = new GenerationRequest(
                TableName.of("customers"), 2_000, 5, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
        plan = new LocalEngine(2).index(Planner.plan(pack, request));
        customers = column("accounts", 1);
        accounts = column("cards", 1);
    }

    /** A column of a generated table by its first. */
    private static Map<String, String> column(String table, int column) {
        return GeneratedRows.of(plan, table).stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(column)));
    }

    private static void writeSamples() throws IOException {
        Random random = new Random(4);
        StringBuilder customer = new StringBuilder("customer_id,segment\n");
        for (int c = 1; c <= CUSTOMERS; c++) {
            customer.append(c + (random.nextBoolean() ? ",MASS\n" : ",GOLD\n"));
        }
        StringBuilder account = new StringBuilder("account_id,customer_id,kind\n");
        StringBuilder card = new StringBuilder("card_id,account_id,customer_id,insured_id,brand\n");
        StringBuilder payment = new StringBuilder("payment_id,card_id,customer_id,amount\n");
        StringBuilder holder = new StringBuilder("holder_id,account_id,customer_id,role\n");
        StringBuilder mandate = new StringBuilder("account_id,customer_id,limit_class\n");
        int cardId = 0;
        int paymentId = 0;
        int holderId = 0;
        int[] owners = new int[ACCOUNTS + 1];
        for (int a = 1; a <= ACCOUNTS; a++) {
            int owner = 1 + random.nextInt(CUSTOMERS);
            owners[a] = owner;
            account.append(a + "," + owner + (random.nextInt(3) == 0 ? ",SAVINGS\n" : ",CURRENT\n"));
            for (int n = random.nextInt(3); n > 0; n--) {
                String insured = random.nextInt(10) < 3 ? "" : "" + owner;
                card.append(++cardId + "," + a + "," + owner + "," + insured + ",BRAND" + random.nextInt(2) + "\n");
                for (int p = random.nextInt(6); p > 0; p--) {
                    payment.append(++paymentId + "," + cardId + "," + owner + "," + random.nextInt(90) + ".50\n");
                }
            }
            int first = random.nextDouble() < SHARE ? owner : another(random, owner);
            holder.append(++holderId + "," + a + "," + first + ",OWNER\n");
            if (random.nextInt(3) == 0) {
                holder.append(++holderId + "," + a + "," + another(random, owner) + ",PROXY\n");
            }
        }
        for (int a = 1; a <= ACCOUNTS; a++) {
            int owner = owners[a];
            Set<Integer> named = new HashSet<>(List.of(owner));
            int size = 1 + random.nextInt(5);
            int place = random.nextInt(size);
            for (int m = 0; m < size; m++) {
                int other = another(random, owner);
                boolean isOwner = m == place && random.nextInt(10) > 0;
                if (isOwner || named.add(other)) {
                    mandate.append(a + "," + (isOwner ? owner : other) + (isOwner ? ",ALL\n" : ",SMALL\n"));
                }
            }
        }
        Files.writeString(folder.resolve("mandates.csv"), mandate);
        Files.writeString(folder.resolve("customers.csv"), customer);
        Files.writeString(folder.resolve("accounts.csv"), account);
        Files.writeString(folder.resolve("cards.csv"), card);
        Files.writeString(folder.resolve("payments.csv"), payment);
        Files.writeString(folder.resolve("holders.csv"), holder);
    }

    private static int another(Random random, int customer) {
        return 1 + (customer + random.nextInt(CUSTOMERS - 1)) % CUSTOMERS;
    }

    @Test
    void aKeyThatIsAlwaysCopiedIsCopiedInEveryRow() {
        assertThat(GeneratedRows.of(plan, "cards"))
                .hasSizeGreaterThan(1_000)
                .allSatisfy(card -> assertThat(card.get(2)).isEqualTo(customers.get(card.get(1))));
    }

    @Test
    void aWayMayBeLong() {
        assertThat(GeneratedRows.of(plan, "payments"))
                .hasSizeGreaterThan(1_000)
                .allSatisfy(
                        payment -> assertThat(payment.get(2)).isEqualTo(customers.get(accounts.get(payment.get(1)))));
    }

    /** Of some 3,000 cards as many have no insured as in the samples: five deviations are less than one in a million. */
    @Test
    void aCopiedKeyIsMissingAsOftenAsItWas() {
        List<List<String>> cards = GeneratedRows.of(plan, "cards");
        List<List<String>> insured =
                cards.stream().filter(card -> isKnown(card.get(3))).toList();
        assertThat(insured).allSatisfy(card -> assertThat(card.get(3)).isEqualTo(customers.get(card.get(1))));
        assertThat((double) insured.size() / cards.size())
                .isCloseTo(0.7, within(5 * Math.sqrt(0.7 * 0.3 * (1.0 / cards.size() + 1.0 / ACCOUNTS))));
    }

    private static boolean isKnown(String cell) {
        return cell != null && !cell.isEmpty();
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    /** As above: less than one in a million. */
    @Test
    void aKeyIsCopiedInTheRowsThatTheOthersSay() {
        List<List<String>> holders = GeneratedRows.of(plan, "holders");
        Map<String, List<List<String>>> byRole = holders.stream().collect(Collectors.groupingBy(row -> row.get(3)));
        assertThat(byRole.getOrDefault("PROXY", List.of()))
                .hasSizeGreaterThan(300)
                .noneMatch(CopiedParentsTest::isCopied);
        List<List<String>> owners = byRole.getOrDefault("OWNER", List.of());
        assertThat((double) owners.stream().filter(CopiedParentsTest::isCopied).count() / owners.size())
                .isCloseTo(SHARE, within(5 * Math.sqrt(SHARE * (1 - SHARE) * (1.0 / owners.size() + 1.0 / ACCOUNTS))));
    }

    private static boolean isCopied(List<String> holder) {
        return holder.get(2).equals(customers.get(holder.get(1)));
    }

    /**
     * A pair of account and customer is there once. Of some 2,700 accounts 0.9 have their customer in it: as above. Where none does, another
     * mandate is its by chance, once in 2,000.
     */
    @Test
    void siblingsHaveDifferentParentsAllTheSame() {
        List<List<String>> mandates = GeneratedRows.of(plan, "mandates");
        assertThat(mandates.stream().map(row -> row.subList(0, 2))).doesNotHaveDuplicates();
        List<List<String>> owners = mandates.stream()
                .filter(row -> row.get(1).equals(customers.get(row.get(0))))
                .toList();
        assertThat(owners.stream().filter(row -> row.get(2).equals("SMALL"))).hasSizeLessThan(10);
        assertThat((double) owners.size() / customers.size())
                .isCloseTo(0.9, within(5 * Math.sqrt(0.9 * 0.1 * (1.0 / customers.size() + 1.0 / ACCOUNTS))));
    }

    @Test
    void rangesMayBeginAnywhere() {
        for (String table : List.of("cards", "payments", "holders", "mandates")) {
            List<List<String>> all = GeneratedRows.of(plan, table);
            for (int from = 0; from < all.size(); from += 101) {
                int to = Math.min(all.size(), from + 5);
                assertThat(GeneratedRows.of(plan, table, from, to)).isEqualTo(all.subList(from, to));
            }
        }
    }

    /** A customer has as many holdings as in the samples: mostly those of its own accounts, and a few of others'. */
    @Test
    void theOtherParentsHaveTheChildrenThatAreLeft() {
        Map<String, Integer> others = new HashMap<>();
        Set<String> keys = new HashSet<>();
        List<String> found = new ArrayList<>();
        for (List<String> holder : GeneratedRows.of(plan, "holders")) {
            keys.add(holder.get(2));
            if (!isCopied(holder)) {
                others.merge(holder.get(2), 1, Integer::sum);
                found.add(holder.get(2));
            }
        }
        assertThat(keys.size()).isBetween(1_500, 2_000);
        assertThat(others.values().stream().mapToInt(Integer::intValue).max().orElseThrow())
                .isLessThan(10);
        assertThat(others.size()).isGreaterThan(found.size() / 2);
    }

    /** Said of accounts, which mandates name: neither could be made before the other. */
    @Test
    void aRowIsNotLookedForAmongItsOwnChildren() {
        assertThat(pack.warnings())
                .anyMatch(warning -> warning.contains("-> MANDATES") && warning.contains("is not kept"));
        assertThat(GeneratedRows.of(plan, "accounts").stream().map(row -> row.get(0)))
                .doesNotHaveDuplicates();
    }

    @Test
    void thePackSaysWhichWayKeysAreCopied() {
        List<LinkModel> links =
                pack.model(TableName.of("holders")).orElseThrow().links();
        assertThat(links)
                .anyMatch(link -> link.isNamed("CUSTOMER_ID")
                        && link.way()
                                .map(LinkModel.Way::keys)
                                .equals(java.util.Optional.of(List.of("ACCOUNT_ID", "CUSTOMER_ID"))));
    }
}
