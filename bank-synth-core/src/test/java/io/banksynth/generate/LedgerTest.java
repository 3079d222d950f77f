package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.ModelPack;
import io.banksynth.model.Recurrences;
import io.banksynth.model.RowModel;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Accounts of two sorts: some pay a rent each month on their own day, some only take cash. Interest is booked before the fee of a month's
 * last day, but has the later number.
 */
class LedgerTest {
    private static final int ACCOUNTS = 400;
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    @TempDir
    private static Path folder;

    private static IndexedPlan plan;
    private static ModelPack pack;
    private static List<List<String>> moves;

    @BeforeAll
    static void generate() throws IOException {
        writeSamples();
        pack = TrainedFolder.of(folder, List.of(TrainedFolder.key("moves", "accounts", "account_id")));
        GenerationRequest request = new GenerationRequest(
                TableName.of("accounts"), 500, 7, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
        plan = new LocalEngine(2).index(Planner.plan(pack, request));
        moves = GeneratedRows.of(plan, "moves");
    }

    private static void writeSamples() throws IOException {
        Random random = new Random(11);
        StringBuilder accounts = new StringBuilder("account_id,opened\n");
        StringBuilder moves = new StringBuilder("move_id,account_id,booked,kind,amount,balance\n");
        int id = 1;
        for (int a = 1; a <= ACCOUNTS; a++) {
            LocalDate opened = LocalDate.of(2023, 6, 1).plusDays(random.nextInt(300));
            accounts.append(a).append(',').append(opened).append('\n');
            List<String[]> rows = rows(opened, a % 2 == 0, random);
            for (String[] row : rows) {
                moves.append(id + Integer.parseInt(row[0])).append(',').append(a);
                for (int c = 1; c < row.length; c++) {
                    moves.append(',').append(row[c]);
                }
                moves.append('\n');
            }
            id += rows.size();
        }
        Files.writeString(folder.resolve("accounts.csv"), accounts);
        Files.writeString(folder.resolve("moves.csv"), moves);
    }

    /** Number within the account, date, kind, amount and balance of the rows of an account. */
    private static List<String[]> rows(LocalDate opened, boolean rents, Random random) {
        List<String[]> rows = new ArrayList<>();
        int rentDay = 3 + random.nextInt(20);
        int rent = 400 + 10 * random.nextInt(40);
        int[] balance = {5000 + 100 * random.nextInt(40)};
        add(rows, 0, opened, "OPEN", balance[0], balance, 0);
        for (LocalDate day = opened.plusDays(1); !day.isAfter(END); day = day.plusDays(1)) {
            if (rents && day.getDayOfMonth() == rentDay) {
                add(rows, rows.size(), day, "RENT", rent, balance, -1);
            } else if (!rents && random.nextInt(8) == 0) {
                add(rows, rows.size(), day, "CASH", 10 * (1 + random.nextInt(20)), balance, -1);
            }
            if (day.equals(YearMonth.from(day).atEndOfMonth())) {
                add(rows, rows.size() + 1, day, "INTEREST", 5 + random.nextInt(30), balance, 1);
                add(rows, rows.size() - 1, day, "FEE", 2, balance, -1);
            }
        }
        return rows;
    }

    private static void add(
            List<String[]> rows, int number, LocalDate day, String kind, int amount, int[] balance, int sign) {
        balance[0] += sign * amount;
        rows.add(new String[] {
            String.valueOf(number), day.toString(), kind, String.valueOf(amount), String.valueOf(balance[0])
        });
    }

    private static Map<String, List<List<String>>> byAccount() {
        return moves.stream()
                .collect(Collectors.groupingBy(row -> row.get(1), LinkedHashMap::new, Collectors.toList()));
    }

    private static LocalDate date(List<String> row) {
        return LocalDate.parse(row.get(2));
    }

    @Test
    void whatComesEachMonthIsFoundToBeCertain() {
        RowModel rows =
                pack.model(TableName.of("moves")).orElseThrow().rowModel().orElseThrow();

        assertThat(rows.recurrences().orElseThrow().kinds())
                .hasSizeGreaterThanOrEqualTo(3)
                .filteredOn(r -> r.regularity() == Recurrences.Regularity.EXACT)
                .hasSize(3);
    }

    @Test
    void aRentThatWasPaidOnceIsPaidEachMonthOnItsDay() {
        int payers = 0;
        for (List<List<String>> rows : byAccount().values()) {
            List<LocalDate> rents = rows.stream()
                    .filter(row -> row.get(3).equals("RENT"))
                    .map(LedgerTest::date)
                    .toList();
            payers += rents.isEmpty() ? 0 : 1;
            LocalDate last = date(rows.get(Math.max(0, rows.size() - 2)));
            for (int i = 0; i < rents.size(); i++) {
                LocalDate next = rents.get(i).plusMonths(1);
                if (next.isBefore(last)) {
                    assertThat(rents.get(i + 1)).isEqualTo(next);
                }
            }
        }
        assertThat(payers).isGreaterThan(100);
    }

    /** Rows that are drawn one after the other would mix the sorts if nothing told them whose they are. */
    @Test
    void whoRentsTakesNoCash() {
        int mixed = 0;
        Map<String, List<List<String>>> accounts = byAccount();
        for (List<List<String>> rows : accounts.values()) {
            Set<String> kinds = rows.stream().map(row -> row.get(3)).collect(Collectors.toCollection(TreeSet::new));
            mixed += kinds.containsAll(Set.of("RENT", "CASH")) ? 1 : 0;
        }
        assertThat((double) mixed / accounts.size()).isLessThan(0.03);
    }

    /** The order of the numbers on one day is not the one in which the balance holds. */
    @Test
    void theFeeOfADayHasTheLowerNumberAndInterestTheLowerBalance() {
        int pairs = 0;
        int ordered = 0;
        int turned = 0;
        for (List<List<String>> rows : byAccount().values()) {
            for (int i = 1; i < rows.size(); i++) {
                List<String> before = rows.get(i - 1);
                List<String> row = rows.get(i);
                if (row.get(2).equals(before.get(2))
                        && row.get(3).equals("INTEREST")
                        && before.get(3).equals("FEE")) {
                    pairs++;
                    BigDecimal paidOn = new BigDecimal(row.get(5)).subtract(new BigDecimal(row.get(4)));
                    ordered += paidOn.compareTo(new BigDecimal(before.get(5))) < 0 ? 1 : 0;
                }
                boolean reversed = row.get(3).equals("FEE") && before.get(3).equals("INTEREST");
                turned += reversed && row.get(2).equals(before.get(2)) ? 1 : 0;
            }
        }
        assertThat(pairs).isGreaterThan(1000);
        assertThat((double) ordered / pairs).isGreaterThan(0.9);
        assertThat((double) turned / pairs)
                .as("days of too many rows to be looked at together")
                .isLessThan(0.01);
    }

    @Test
    void numberedRowsDependOnNoRange() {
        int size = moves.size();
        for (int cut : new int[] {1, size / 7, size / 2, size - 1}) {
            List<List<String>> parts = new ArrayList<>(GeneratedRows.of(plan, "moves", 0, cut));
            parts.addAll(GeneratedRows.of(plan, "moves", cut, size));
            assertThat(parts).isEqualTo(moves);
        }
    }
}
