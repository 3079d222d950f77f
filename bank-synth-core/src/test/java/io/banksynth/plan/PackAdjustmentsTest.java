package io.banksynth.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.RowDigest;
import io.banksynth.batch.RowRange;
import io.banksynth.engine.LocalEngine;
import io.banksynth.error.BankSynthException;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked otherwise than it was learned comes true, and nothing else changes. */
class PackAdjustmentsTest {
    private static final ModelPack PACK = CoreBanking.pack();
    private static final TableName TRANSACTIONS = TableName.of("transactions");
    private static final GenerationRequest REQUEST = GenerationRequest.of(TRANSACTIONS, 40_000);

    /** Five standard deviations: a share that is kept is outside of them once in 1.7 million seeds. */
    private static final double DEVIATIONS = 5;

    private static IndexedPlan index(GenerationRequest request) {
        return new LocalEngine(2).index(Planner.plan(PACK, request));
    }

    private static ValueShare share(String column, String value, String share) {
        return new ValueShare(
                TableName.parse(column.substring(0, column.indexOf('.'))),
                column.substring(column.indexOf('.') + 1),
                value.isEmpty() ? Optional.empty() : Optional.of(value),
                new BigDecimal(share));
    }

    private static GenerationRequest with(ValueShare... shares) {
        return REQUEST.with(new PackAdjustments(List.of(shares), Optional.empty()));
    }

    /** The cells of a column, empty where there is no value. */
    private static List<String> cells(IndexedPlan plan, TableName table, String name) {
        int column = plan.plan().table(table).table().position(name);
        return GeneratedRows.of(plan, table.shown()).stream()
                .map(row -> row.get(column))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            TRANSACTIONS.CHANNEL,             ATM,                 0.5
            TRANSACTIONS.CHANNEL,             CARRIER_PIGEON,      0.03
            TRANSACTIONS.COUNTERPARTY,        '',                  0.9
            TRANSACTIONS.AMOUNT,              77.77,               0.25
            TRANSACTIONS.VALUE_DATE,          2021-03-04,          0.125
            TRANSACTIONS.BOOKED_AT,           2021-03-04 05:06:07, 0.1
            TRANSACTIONS.TRANSACTION_TYPE_ID, 2,                   0.6
            TRANSACTIONS.TRANSACTION_TYPE_ID, 2,                   0
            TRANSACTIONS.TRANSACTION_TYPE_ID, 2,                   1
            """)
    void theShareOfAValueIsMet(String column, String value, double wanted) {
        IndexedPlan plan = index(with(share(column, value, Double.toString(wanted))));

        String cell = column.endsWith("BOOKED_AT") ? value.replace(' ', 'T') : value;
        List<String> cells = cells(plan, TRANSACTIONS, column.substring(column.indexOf('.') + 1));
        double found = (double) cells.stream().filter(cell::equals).count() / cells.size();
        double deviation = Math.sqrt(wanted * (1 - wanted) / cells.size());
        assertThat(Math.abs(found - wanted)).isLessThanOrEqualTo(DEVIATIONS * deviation);
    }

    /** What hangs together with the column may follow it, and so may what is made up of its rows; keys and other tables do not. */
    @Test
    void otherValuesKeepTheirProportionsAndOtherTablesTheirRows() {
        IndexedPlan learned = index(REQUEST);
        IndexedPlan plan = index(with(share("TRANSACTIONS.CHANNEL", "ATM", "0.5")));

        Map<String, Long> before = new HashMap<>(PACK.statistics(TRANSACTIONS)
                .orElseThrow()
                .column("CHANNEL")
                .orElseThrow()
                .frequencies());
        Map<String, Long> after = counts(cells(plan, TRANSACTIONS, "CHANNEL"));
        before.remove("ATM");
        double others = before.values().stream().mapToLong(Long::longValue).sum();
        before.forEach((value, rows) -> {
            double expected = 0.5 * rows / others;
            double error = Math.sqrt(2 * expected / 40_000);
            assertThat(after.getOrDefault(value, 0L) / 40_000.0)
                    .as(value)
                    .isBetween(expected - DEVIATIONS * error, expected + DEVIATIONS * error);
        });
        for (String column : List.of("TRANSACTION_ID", "ACCOUNT_ID")) {
            assertThat(cells(plan, TRANSACTIONS, column)).as(column).isEqualTo(cells(learned, TRANSACTIONS, column));
        }
        TableName accounts = TableName.of("accounts");
        for (Column column : PACK.graph().table(accounts).orElseThrow().columns()) {
            if (!column.name().equals("BALANCE")) {
                assertThat(cells(plan, accounts, column.name()))
                        .as(column.name())
                        .isEqualTo(cells(learned, accounts, column.name()));
            }
        }
    }

    @Test
    void severalSharesOfOneColumnAreMetTogether() {
        IndexedPlan plan = index(
                with(share("TRANSACTIONS.CHANNEL", "ATM", "0.25"), share("TRANSACTIONS.CHANNEL", "BRANCH", "0.75")));

        assertThat(new HashSet<>(cells(plan, TRANSACTIONS, "CHANNEL"))).containsExactlyInAnyOrder("ATM", "BRANCH");
    }

    @Test
    void theStatisticsThatAReportComparesWithFollow() {
        PackAdjustments wanted =
                new PackAdjustments(List.of(share("TRANSACTIONS.CHANNEL", "ATM", "0.5")), Optional.empty());
        var statistics = wanted.apply(PACK).statistics(TRANSACTIONS).orElseThrow();
        double share = (double)
                        statistics.column("CHANNEL").orElseThrow().frequencies().getOrDefault("ATM", 0L)
                / statistics.rows();
        assertThat(share).isBetween(0.499, 0.501);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TRANSACTION.CHANNEL | ATM | 0.1 | Cannot set TRANSACTION.CHANNEL: the pack has no such table; did you mean TRANSACTIONS?
            TRANSACTIONS.CHANEL | ATM | 0.1 | Cannot set TRANSACTIONS.CHANEL: TRANSACTIONS has no such column; did you mean CHANNEL?
            TRANSACTIONS.AMOUNT | much | 0.1 | Cannot set TRANSACTIONS.AMOUNT: 'much' is no value of it: it is no decimal(8,2)
            TRANSACTIONS.VALUE_DATE | 31.12.2024 | 0.1 | Cannot set TRANSACTIONS.VALUE_DATE: '31.12.2024' is no value of it: it is no date, such as 2024-12-31
            TRANSACTIONS.TRANSACTION_ID | 5 | 0.1 | Cannot set TRANSACTIONS.TRANSACTION_ID: it is part of a key, whose values may not repeat
            TRANSACTIONS.ACCOUNT_ID | 5 | 0.1 | Cannot set TRANSACTIONS.ACCOUNT_ID: it is a foreign key, and the rows of ACCOUNTS decide what it holds
            TRANSACTION_TYPES.CODE | SALARY | 0.1 | Cannot set TRANSACTION_TYPES.CODE: TRANSACTION_TYPES is a reference table, kept as it is; set TRANSACTIONS.TRANSACTION_TYPE_ID instead
            TRANSACTIONS.TRANSACTION_TYPE_ID | 99 | 0.1 | Cannot set TRANSACTIONS.TRANSACTION_TYPE_ID: no row of TRANSACTION_TYPES has the TRANSACTION_TYPE_ID '99'
            TRANSACTIONS.CHANNEL | ATM | 1.1 | Cannot set TRANSACTIONS.CHANNEL to share 1.1: give a number from 0 to 1, such as 0.05 or 5%, of at most 12 decimals
            """)
    void whatCannotBeSetIsRefusedInOneLine(String column, String value, String share, String line) {
        assertThatThrownBy(() -> Planner.plan(PACK, with(share(column, value, share))))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith(line);
    }

    @Test
    void sharesAboveOneAndSharesGivenTwiceAreRefused() {
        assertThatThrownBy(() -> Planner.plan(
                        PACK,
                        with(
                                share("TRANSACTIONS.CHANNEL", "ATM", "0.6"),
                                share("TRANSACTIONS.CHANNEL", "BRANCH", "0.6"))))
                .hasMessage("Cannot set TRANSACTIONS.CHANNEL: the shares that are asked for sum to 1.2, more than 1");
        assertThatThrownBy(() -> Planner.plan(
                        PACK,
                        with(share("TRANSACTIONS.CHANNEL", "ATM", "0.1"), share("TRANSACTIONS.CHANNEL", "ATM", "0.2"))))
                .hasMessage("Cannot set TRANSACTIONS.CHANNEL: 'ATM' is given twice");
    }

    @Test
    void allDatesMoveByTheSameDaysAndTheDataEndsThere() {
        LocalDate day = LocalDate.of(2031, 7, 15);
        IndexedPlan learned = index(REQUEST);
        IndexedPlan plan = index(REQUEST.with(new PackAdjustments(List.of(), Optional.of(day))));

        Set<Long> shifts = new HashSet<>();
        for (TablePlan table : plan.plan().tables()) {
            for (Column column : table.table().columns()) {
                List<String> before = cells(learned, table.name(), column.name());
                List<String> after = cells(plan, table.name(), column.name());
                boolean moves = !table.model().reference()
                        && (column.type() instanceof DataType.Date || column.type() instanceof DataType.Timestamp);
                if (!moves) {
                    assertThat(after).as(table.name() + "." + column.name()).isEqualTo(before);
                    continue;
                }
                for (int row = 0; row < before.size(); row++) {
                    assertThat(after.get(row).isEmpty())
                            .isEqualTo(before.get(row).isEmpty());
                    if (!before.get(row).isEmpty()) {
                        shifts.add(days(before.get(row), after.get(row)));
                    }
                }
            }
        }
        assertThat(shifts).hasSize(1);
        String last = java.util.stream.Stream.of("BOOKED_AT", "VALUE_DATE")
                .flatMap(c -> cells(plan, TRANSACTIONS, c).stream())
                .max(String::compareTo)
                .orElseThrow();
        assertThat(LocalDate.parse(last.substring(0, 10))).isBetween(day.minusDays(14), day);
    }

    /** Whole days between two dates or times; their times of day are the same. */
    private static long days(String before, String after) {
        if (before.length() == 10) {
            return LocalDate.parse(after).toEpochDay() - LocalDate.parse(before).toEpochDay();
        }
        LocalDateTime from = LocalDateTime.parse(before);
        LocalDateTime to = LocalDateTime.parse(after);
        assertThat(to.toLocalTime()).isEqualTo(from.toLocalTime());
        return to.toLocalDate().toEpochDay() - from.toLocalDate().toEpochDay();
    }

    /** Two runs, the second with keys that begin after those of the first: no key is in both, and no row of it an orphan. */
    @Test
    void keysThatBeginLaterRepeatNone() {
        IndexedPlan first = index(GenerationRequest.of(TRANSACTIONS, 3000));
        IndexedPlan later = index(GenerationRequest.of(TRANSACTIONS, 3000).withKeyOffset(3000));
        for (TablePlan table : first.plan().tables()) {
            List<String> key = table.table().primaryKey();
            if (table.model().reference()) {
                assertThat(digest(later, table.name())).isEqualTo(digest(first, table.name()));
            } else if (key.size() == 1) {
                Set<String> keys = new HashSet<>(cells(first, table.name(), key.get(0)));
                keys.addAll(cells(later, table.name(), key.get(0)));
                assertThat(keys).as(table.name() + "").hasSize((int)
                        (first.rows(table.name()) + later.rows(table.name())));
            }
        }
        Set<String> accounts = new HashSet<>(cells(later, TableName.of("accounts"), "ACCOUNT_ID"));
        assertThat(accounts).containsAll(cells(later, TRANSACTIONS, "ACCOUNT_ID"));
        assertThat(cells(later, TRANSACTIONS, "AMOUNT")).isEqualTo(cells(first, TRANSACTIONS, "AMOUNT"));
    }

    private static Map<String, Long> counts(List<String> cells) {
        Map<String, Long> counts = new LinkedHashMap<>();
        cells.forEach(cell -> counts.merge(cell, 1L, Long::sum));
        return counts;
    }

    private static String digest(IndexedPlan plan, TableName table) {
        RowDigest digest =
                new RowDigest(plan.plan().table(table).table().columns().size());
        plan.generator(table).generate(new RowRange(0, plan.rows(table)), digest::add);
        return digest.hex();
    }
}
