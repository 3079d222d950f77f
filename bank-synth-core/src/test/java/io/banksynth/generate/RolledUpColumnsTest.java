package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.PortablePlan;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.RollUp;
import io.banksynth.model.RowModel;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.PackAdjustments;
import io.banksynth.plan.Planner;
import io.banksynth.plan.ValueShare;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an account and its customer say of their bookings is what the bookings say: a query that adds these up must come to the same. */
class RolledUpColumnsTest {
    private static final TableName CUSTOMERS = TableName.of("customers");
    private static final TableName ACCOUNTS = TableName.of("accounts");
    private static final TableName BOOKINGS = TableName.of("bookings");

    @TempDir
    private static Path folder;

    private static ModelPack pack;

    @BeforeAll
    static void train() throws IOException {
        RolledUpBank.write(folder);
        pack = TrainedFolder.of(
                folder,
                List.of(
                        TrainedFolder.key("accounts", "customers", "customer_id"),
                        TrainedFolder.key("bookings", "accounts", "account_id")));
    }

    /** Rows of a table by column. */
    private static List<Map<String, String>> rows(IndexedPlan plan, TableName table) {
        List<String> names = pack.graph().table(table).orElseThrow().columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        return GeneratedRows.of(plan, table.shown()).stream()
                .map(row -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (int c = 0; c < names.size(); c++) {
                        cells.put(names.get(c), row.get(c));
                    }
                    return cells;
                })
                .toList();
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .map(row -> new BigDecimal(row.get(column)))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static Map<String, List<Map<String, String>>> by(List<Map<String, String>> rows, String key) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.get(key)));
    }

    /** Fails where a parent says anything but its children; returns how many accounts there are with bookings and without. */
    private static Map<Boolean, Long> requireAgreement(IndexedPlan plan) {
        List<Map<String, String>> accounts = rows(plan, ACCOUNTS);
        Map<String, List<Map<String, String>>> bookings = by(rows(plan, BOOKINGS), "account_id");
        for (Map<String, String> account : accounts) {
            requireAgreement(account, bookings.getOrDefault(account.get("account_id"), List.of()));
        }
        Map<String, List<Map<String, String>>> owned = by(accounts, "customer_id");
        for (Map<String, String> customer : rows(plan, CUSTOMERS)) {
            List<Map<String, String>> own = owned.getOrDefault(customer.get("customer_id"), List.of());
            assertThat(new BigDecimal(customer.get("turnover")))
                    .as("%s", customer)
                    .isEqualByComparingTo(sum(own, "turnover"));
        }
        return accounts.stream()
                .collect(Collectors.partitioningBy(
                        account -> bookings.containsKey(account.get("account_id")), Collectors.counting()));
    }

    private static void requireAgreement(Map<String, String> account, List<Map<String, String>> own) {
        Function<String, String> last =
                column -> own.isEmpty() ? "" : own.get(own.size() - 1).get(column);
        assertThat(new BigDecimal(account.get("turnover"))).as("%s", account).isEqualByComparingTo(sum(own, "amount"));
        assertThat(new BigDecimal(account.get("gross")))
                .as("%s", account)
                .isEqualByComparingTo(sum(own, "amount").add(new BigDecimal(account.get("fees"))));
        assertThat(account.get("balance")).as("%s", account).isEqualTo(last.apply("balance"));
        assertThat(account.get("last_booked"))
                .as("%s", account)
                .isEqualTo(own.stream()
                        .map(booking -> booking.get("booked_at").substring(0, 10))
                        .max(Comparator.naturalOrder())
                        .orElse(""));
        assertThat(account.get("lowest"))
                .as("%s", account)
                .isEqualTo(own.stream()
                        .map(booking -> new BigDecimal(booking.get("balance")))
                        .min(Comparator.naturalOrder())
                        .map(BigDecimal::toPlainString)
                        .orElse(""));
    }

    private static IndexedPlan plan(ModelPack of, GenerationRequest request) {
        return new LocalEngine(2).index(Planner.plan(of, request));
    }

    private static GenerationRequest withBookings(long customers, long seed) {
        return new GenerationRequest(CUSTOMERS, customers, seed, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
    }

    private static Map<String, String> found(TableName child) {
        return pack.model(child).orElseThrow().links().stream()
                .map(LinkModel::choice)
                .map(LinkModel.FanOut.class::cast)
                .flatMap(fanOut -> fanOut.rolled().stream())
                .collect(Collectors.toMap(RollUp::column, rollUp -> rollUp.aggregate() + " " + rollUp.childless()));
    }

    @Test
    void theyAreFoundAndTold() {
        assertThat(found(BOOKINGS))
                .containsOnly(
                        Map.entry("TURNOVER", "SUM ZERO"),
                        Map.entry("BALANCE", "LAST NONE"),
                        Map.entry("LOWEST", "LEAST NONE"),
                        Map.entry("LAST_BOOKED", "GREATEST NONE"));
        assertThat(found(ACCOUNTS)).containsOnly(Map.entry("TURNOVER", "SUM ZERO"));
        RowModel rows = pack.model(ACCOUNTS).orElseThrow().rowModel().orElseThrow();
        assertThat(rows.follows()).extracting(RowModel.Following::column).containsExactly("GROSS");
        assertThat(rows.rules())
                .extracting(RowModel.Rule::text)
                .contains(
                        "TURNOVER = sum of AMOUNT of rows of BOOKINGS whose ACCOUNT_ID it is",
                        "BALANCE = last BALANCE of rows of BOOKINGS whose ACCOUNT_ID it is",
                        "GROSS = FEES + TURNOVER");
    }

    @Test
    void everyParentSaysWhatItsChildrenSay() {
        for (long seed : List.of(1L, 7L)) {
            Map<Boolean, Long> accounts = requireAgreement(plan(pack, withBookings(700, seed)));

            assertThat(accounts.get(true)).isGreaterThan(500);
            assertThat(accounts.get(false)).isGreaterThan(50);
        }
        requireAgreement(plan(pack, GenerationRequest.of(BOOKINGS, 2345)));
    }

    @Test
    void rowsDoNotDependOnTheRangeTheyAreDrawnIn() {
        IndexedPlan plan = plan(pack, withBookings(900, 3));

        for (String table : List.of("customers", "accounts")) {
            List<List<String>> all = GeneratedRows.of(plan, table);
            assertThat(GeneratedRows.of(plan, table, 501, 650)).isEqualTo(all.subList(501, 650));
        }
    }

    /** Tasks of a cluster get the plan as bytes. */
    @Test
    void aPlanThatTravelledMakesThemUpAlike() {
        IndexedPlan plan = plan(pack, withBookings(300, 2));
        IndexedPlan travelled = PortablePlan.indexed(
                PortablePlan.plan(PortablePlan.bytes(pack, withBookings(300, 2))), PortablePlan.counts(plan));

        assertThat(GeneratedRows.of(travelled, "accounts", 100, 250))
                .isEqualTo(GeneratedRows.of(plan, "accounts").subList(100, 250));
    }

    @Test
    void whenDatesMoveTheyMoveWithTheirRows() {
        requireAgreement(plan(
                new PackAdjustments(List.of(), Optional.of(LocalDate.of(2031, 5, 17))).apply(pack),
                withBookings(300, 4)));
    }

    @Test
    void whoSetsAColumnGetsIt() {
        ValueShare none = new ValueShare(ACCOUNTS, "LAST_BOOKED", Optional.empty(), new BigDecimal("0.9"));
        ModelPack set = new PackAdjustments(List.of(none), Optional.empty()).apply(pack);

        List<Map<String, String>> accounts = rows(plan(set, withBookings(700, 1)), ACCOUNTS);

        assertThat(accounts.stream()
                        .filter(account -> account.get("last_booked").isEmpty())
                        .count())
                .isGreaterThan(accounts.size() * 8L / 10);
    }

    @Test
    void aParentWithoutItsChildrenSaysWhatItLearned() {
        List<Map<String, String>> accounts = rows(plan(pack, GenerationRequest.of(ACCOUNTS, 1000)), ACCOUNTS);

        assertThat(accounts.stream()
                        .filter(account -> !account.get("last_booked").isEmpty())
                        .count())
                .isBetween(600L, 950L);
        assertThat(accounts)
                .allSatisfy(account -> assertThat(new BigDecimal(account.get("gross")))
                        .isEqualByComparingTo(
                                new BigDecimal(account.get("turnover")).add(new BigDecimal(account.get("fees")))));
    }
}
