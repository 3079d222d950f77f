package io.banksynth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.model.Recurrences.Recurrence;
import io.banksynth.model.Recurrences.Regularity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes each month is due a month after it came, on its day, and is forgotten when it stays away. */
class DueTimesTest {
    private static final Term FROM = new Term.Constant(0);
    private static final Recurrences RECURRENCES = new Recurrences(
            1,
            FROM,
            List.of(
                    new Recurrence(4, Term.Landing.SAME_DAY, Regularity.OFTEN),
                    new Recurrence(7, Term.Landing.MONTH_END, Regularity.EXACT)));

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    @Test
    void itIsDueOneMonthLater() {
        assertThat(RECURRENCES.due(Term.Landing.SAME_DAY, day("2024-01-31"), day("2024-01-31")))
                .isEqualTo(day("2024-02-29"));
        assertThat(RECURRENCES.due(Term.Landing.MONTH_END, day("2024-02-29"), day("2024-02-29")))
                .isEqualTo(day("2024-03-31"));
    }

    @Test
    void whatIsMissedIsDueInTheNextMonth() {
        assertThat(RECURRENCES.due(Term.Landing.SAME_DAY, day("2024-01-12"), day("2024-02-12")))
                .isEqualTo(day("2024-02-12"));
        assertThat(RECURRENCES.due(Term.Landing.SAME_DAY, day("2024-01-12"), day("2024-02-13")))
                .isEqualTo(day("2024-03-12"));
    }

    @Test
    void whatStaysAwayIsNotDueAnyMore() {
        assertThat(RECURRENCES.due(Term.Landing.SAME_DAY, day("2024-01-12"), day("2024-04-01")))
                .isEqualTo(Term.NONE);
        assertThat(RECURRENCES.due(Term.Landing.SAME_DAY, Term.NONE, day("2024-04-01")))
                .isEqualTo(Term.NONE);
    }

    @Test
    void theOneThatIsDueFirstIsToldFirst() {
        DueTimes times = new DueTimes(RECURRENCES);
        long now = day("2024-03-05");

        times.begin();
        times.add(0, day("2024-02-12"), now);
        times.add(1, day("2024-02-29"), now);

        assertThat(List.of(times.time(0), times.kind(0))).containsExactly(day("2024-03-12"), 4L);
        assertThat(List.of(times.time(1), times.kind(1))).containsExactly(day("2024-03-31"), 7L);
        assertThat(List.of(times.certainTime(), times.certainKind())).containsExactly(day("2024-03-31"), 7L);
    }

    @Test
    void whatIsExactIsEarlyUntilItIsDue() {
        DueTimes times = new DueTimes(RECURRENCES);
        times.begin();
        times.add(0, day("2024-02-12"), day("2024-03-05"));
        times.add(1, day("2024-02-29"), day("2024-03-05"));

        assertThat(times.isEarly(7, day("2024-02-29"))).isFalse();
        assertThat(times.isEarly(7, day("2024-03-30"))).isTrue();
        assertThat(times.isEarly(7, day("2024-03-31"))).isFalse();
        assertThat(times.isEarly(4, day("2024-03-01"))).isFalse();
    }

    /** A pack that said so would be asked for ever. */
    @Test
    void nothingIsDueFromWhatIsDue() {
        Term circle = new Term.FirstKnown(new Term.Due(0), FROM);

        assertThatThrownBy(() -> new Recurrences(1, circle, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("what is due cannot be counted from what is due");
    }

    /** What was found before holds no longer when the kind came again or the time passed. */
    @Test
    void nothingIsRememberedThatDoesNotHold() {
        DueTimes times = new DueTimes(RECURRENCES);
        times.begin();
        times.add(0, day("2024-01-12"), day("2024-01-12"));
        assertThat(times.time(0)).isEqualTo(day("2024-02-12"));

        times.begin();
        times.add(0, day("2024-01-12"), day("2024-02-20"));
        assertThat(times.time(0)).isEqualTo(day("2024-03-12"));

        times.begin();
        assertThat(times.time(0)).isEqualTo(Term.NONE);
        times.add(0, day("2024-02-20"), day("2024-02-20"));
        assertThat(times.time(0)).isEqualTo(day("2024-03-20"));
    }
}
