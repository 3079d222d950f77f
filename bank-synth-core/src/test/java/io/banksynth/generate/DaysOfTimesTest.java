package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.PackAdjustments;
import io.banksynth.plan.Planner;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates are counted in days and times in microseconds: what one of them says of the other must hold all the same. */
class DaysOfTimesTest {
    private static final TableName ACCOUNTS = TableName.of("accounts");

    @TempDir
    private static Path folder;

    private static ModelPack pack;
    private static Rows learned;

    @BeforeAll
    static void generate() throws IOException {
        writeSamples();
        pack = TrainedFolder.of(folder, List.of(TrainedFolder.key("moves", "accounts", "account_id")));
        learned = Rows.of(pack);
    }

    /** Accounts by their keys, and moves. */
    private record Rows(Map<String, List<String>> accounts, List<List<String>> moves) {
        static Rows of(ModelPack pack) {
            GenerationRequest request =
                    new GenerationRequest(ACCOUNTS, 600, 3, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
            IndexedPlan plan = new LocalEngine(2).index(Planner.plan(pack, request));
            return new Rows(
                    GeneratedRows.of(plan, "accounts").stream()
                            .collect(Collectors.toMap(row -> row.get(0), row -> row)),
                    GeneratedRows.of(plan, "moves"));
        }

        LocalDate ofAccount(List<String> move, int column) {
            return LocalDate.parse(accounts.get(move.get(1)).get(column));
        }

        double share(Predicate<List<String>> holds) {
            return (double) moves.stream().filter(holds).count() / moves.size();
        }

        void areValuedOnTheirDays() {
            assertThat(moves).hasSizeGreaterThan(2000);
            assertThat(moves).allSatisfy(move -> assertThat(daysLater(move, 4)).isGreaterThanOrEqualTo(0));
            assertThat(share(move -> daysLater(move, 4) == (move.get(3).equals("CHEQUE") ? 2 : 0)))
                    .isGreaterThan(0.98);
        }

        void lieWithinTheDaysOfTheirParents() {
            assertThat(moves)
                    .allSatisfy(move -> assertThat(booked(move).toLocalDate())
                            .isAfterOrEqualTo(ofAccount(move, 1))
                            .isBeforeOrEqualTo(ofAccount(move, 2)));
        }
    }

    /** The bank is told of a move a day before it to a day after it; cheques are valued two days later. */
    private static void writeSamples() throws IOException {
        Random random = new Random(4);
        StringBuilder parents = new StringBuilder("account_id,began_on,active_until,signed_at\n");
        StringBuilder rows = new StringBuilder("move_id,account_id,booked_at,kind,value_date,told_on\n");
        int id = 0;
        for (int a = 1; a <= 400; a++) {
            LocalDate began = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(500));
            LocalDate until = began.plusDays(20 + random.nextInt(300));
            LocalDateTime signed = began.atTime(8 + random.nextInt(10), random.nextInt(60), random.nextInt(60));
            parents.append(a + "," + began + "," + until + "," + signed + "\n");
            long days = ChronoUnit.DAYS.between(began, until);
            for (int m = random.nextInt(12); m > 0; m--) {
                LocalDate day = began.plusDays((long) (random.nextDouble() * (days + 1)));
                LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
                boolean cheque = random.nextInt(5) == 0;
                rows.append(++id + "," + a + "," + day.atTime(time) + (cheque ? ",CHEQUE," : ",CARD,")
                        + day.plusDays(cheque ? 2 : 0) + "," + day.plusDays(random.nextInt(3) - 1) + "\n");
            }
        }
        Files.writeString(folder.resolve("accounts.csv"), parents);
        Files.writeString(folder.resolve("moves.csv"), rows);
    }

    private static LocalDateTime booked(List<String> move) {
        return LocalDateTime.parse(move.get(2).replace(' ', 'T'));
    }

    private static long daysLater(List<String> move, int column) {
        return ChronoUnit.DAYS.between(booked(move).toLocalDate(), LocalDate.parse(move.get(column)));
    }

    @Test
    void aDateIsTheDayOfATimeOrSoManyDaysLater() {
        learned.areValuedOnTheirDays();
    }

    @Test
    void aDateThatIsSometimesEarlierIsCountedFromTheTimeToo() {
        assertThat(learned.share(move -> Math.abs(daysLater(move, 5)) <= 1)).isGreaterThan(0.98);
        assertThat(learned.share(move -> daysLater(move, 5) < 0)).isBetween(0.25, 0.42);
    }

    @Test
    void timesLieWithinTheDaysOfTheirParent() {
        learned.lieWithinTheDaysOfTheirParents();
    }

    /** A file of whole seconds could not hold the last microsecond of a day. */
    @Test
    void theLastTimeOfADayIsOneThatThereIs() {
        assertThat(learned.moves())
                .allSatisfy(
                        move -> assertThat(booked(move)).isEqualTo(booked(move).truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void ofTwoDatesTheEarlierIsDrawnFirstWhateverItsName() {
        List<String> order = pack.model(ACCOUNTS).orElseThrow().rowModel().orElseThrow().columns().stream()
                .map(column -> column.column())
                .toList();

        assertThat(order.indexOf("BEGAN_ON")).isLessThan(order.indexOf("ACTIVE_UNTIL"));
        assertThat(learned.accounts().values()).allSatisfy(account -> {
            assertThat(LocalDate.parse(account.get(2))).isAfter(LocalDate.parse(account.get(1)));
            assertThat(account.get(3)).startsWith(account.get(1));
        });
    }

    @Test
    void whatHoldsStillHoldsWhereAllDatesAreMoved() {
        LocalDate end = LocalDate.of(2031, 5, 5);
        Rows moved = Rows.of(new PackAdjustments(List.of(), Optional.of(end)).apply(pack));

        moved.areValuedOnTheirDays();
        moved.lieWithinTheDaysOfTheirParents();
        assertThat(moved.moves())
                .allSatisfy(move -> assertThat(booked(move)).isAfter(LocalDateTime.of(2028, 1, 1, 0, 0)));
    }
}
