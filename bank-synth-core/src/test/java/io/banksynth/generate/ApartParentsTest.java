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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A transfer goes to another account than it comes from, and a loan is guaranteed by another customer than the account's: of some 2,000 transfers among
 * 40 accounts chance would give 50 to the same, and as many guarantors. Nor is a currency changed into itself.
 */
class ApartParentsTest {
    private static final int CUSTOMERS = 40;

    @TempDir
    private static Path folder;

    private static IndexedPlan plan;

    @BeforeAll
    static void generate() throws IOException {
        Random random = new Random(6);
        StringBuilder customer = new StringBuilder("customer_id,last_name,born\n");
        StringBuilder transfer = new StringBuilder("transfer_id,payer_id,payee_id,amount\n");
        StringBuilder account = new StringBuilder("account_id,customer_id\n");
        StringBuilder loan = new StringBuilder("loan_id,account_id,guarantor_id,term\n");
        for (int c = 1; c <= CUSTOMERS; c++) {
            customer.append(
                    c + ",Name" + c + ",19" + (40 + random.nextInt(60)) + "-01-0" + (1 + random.nextInt(9)) + "\n");
            account.append((100 + c) + "," + c + "\n");
            account.append((200 + c) + "," + c + "\n");
        }
        for (int t = 1; t <= 2_000; t++) {
            int payer = 1 + random.nextInt(CUSTOMERS);
            transfer.append(t + "," + payer + "," + another(random, payer) + "," + random.nextInt(100) + ".50\n");
            int owner = 1 + random.nextInt(CUSTOMERS);
            int of = (random.nextBoolean() ? 100 : 200) + owner;
            loan.append(t + "," + of + "," + another(random, owner) + "," + 12 * (1 + random.nextInt(5)) + "\n");
        }
        StringBuilder currency = new StringBuilder("currency_id,name\n");
        StringBuilder exchange = new StringBuilder("exchange_id,customer_id,sold_id,bought_id\n");
        for (int c = 1; c <= 60; c++) {
            currency.append(c + ",Currency " + c + "\n");
        }
        for (int e = 1; e <= 2_000; e++) {
            int sold = 1 + (int) (60 * Math.pow(random.nextDouble(), 2));
            int bought = 1 + (sold + random.nextInt(59)) % 60;
            exchange.append(e + "," + (1 + random.nextInt(CUSTOMERS)) + "," + sold + "," + bought + "\n");
        }
        Files.writeString(folder.resolve("currencies.csv"), currency);
        Files.writeString(folder.resolve("exchanges.csv"), exchange);
        Files.writeString(folder.resolve("customers.csv"), customer);
        Files.writeString(folder.resolve("accounts.csv"), account);
        Files.writeString(folder.resolve("transfers.csv"), transfer);
        Files.writeString(folder.resolve("loans.csv"), loan);
        ModelPack pack = TrainedFolder.of(
                folder,
                List.of(
                        TrainedFolder.key("accounts", "customers", "customer_id"),
                        TrainedFolder.key("loans", "accounts", "account_id"),
                        TrainedFolder.key("loans", "guarantor_id", "customers", "customer_id"),
                        TrainedFolder.key("exchanges", "customers", "customer_id"),
                        TrainedFolder.key("exchanges", "sold_id", "currencies", "currency_id"),
                        TrainedFolder.key("exchanges", "bought_id", "currencies", "currency_id"),
                        TrainedFolder.key("transfers", "payer_id", "customers", "customer_id"),
                        TrainedFolder.key("transfers", "payee_id", "customers", "customer_id")));
        GenerationRequest request = new GenerationRequest(
                TableName.of("customers"), CUSTOMERS, 5, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
        plan = new LocalEngine(2).index(Planner.plan(pack, request));
    }

    private static int another(Random random, int customer) {
        return 1 + (customer + random.nextInt(CUSTOMERS - 1)) % CUSTOMERS;
    }

    @Test
    void twoKeysToOneTableDiffer() {
        assertThat(GeneratedRows.of(plan, "transfers"))
                .hasSizeGreaterThan(1_000)
                .noneMatch(transfer -> transfer.get(1).equals(transfer.get(2)));
    }

    @Test
    void twoRowsOfAReferenceTableDiffer() {
        assertThat(GeneratedRows.of(plan, "exchanges"))
                .hasSizeGreaterThan(1_000)
                .noneMatch(exchange -> exchange.get(2).equals(exchange.get(3)));
    }

    @Test
    void aKeyDiffersFromThatOfTheRowAbove() {
        Map<String, String> owners = new java.util.HashMap<>();
        GeneratedRows.of(plan, "accounts").forEach(account -> owners.put(account.get(0), account.get(1)));
        assertThat(GeneratedRows.of(plan, "loans"))
                .hasSizeGreaterThan(1_000)
                .noneMatch(loan -> loan.get(2).equals(owners.get(loan.get(1))));
    }

    @Test
    void rangesMayBeginAnywhere() {
        List<List<String>> all = GeneratedRows.of(plan, "transfers");
        for (int from = 0; from < all.size(); from += 97) {
            int to = Math.min(all.size(), from + 4);
            assertThat(GeneratedRows.of(plan, "transfers", from, to)).isEqualTo(all.subList(from, to));
        }
    }
}
