package io.banksynth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.fixture.PrivateBank;
import io.banksynth.model.ModelPack;
import io.banksynth.model.PrivacyLedger;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import io.banksynth.train.dp.Counter;
import io.banksynth.train.dp.Guarantee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differential privacy rests on: rows are seen through counts alone, and a unit moves these no further than is told. */
class PrivateTrainerTest {
    private static final Guarantee GUARANTEE = new Guarantee(1, 1e-6, 3);
    private static final TrainingOptions OPTIONS = new TrainingOptions(10, Map.of(), List.of(), PrivateBank.policy());

    @TempDir
    private Path folder;

    private SchemaGraph graph;

    @BeforeEach
    void declare() throws IOException {
        graph = PrivateBank.graph(folder);
    }

    /** Two banks that share nothing but declarations and public rows give the same pack, byte for byte, if told the same counts. */
    @Test
    void rowsReachThePackThroughCountsAlone() throws IOException {
        Map<String, String> one = files(trainer(PrivateBank.random(1, 12)).measured(new Invented()));
        Map<String, String> other = files(trainer(PrivateBank.random(2, 45)).measured(new Invented()));

        assertThat(one).isEqualTo(other);
        assertThat(one.get("encoders.json")).contains("Town 3", "invented").doesNotContain("product");
    }

    /** Take any unit away: no measurement moves by more than the sensitivity that its noise is made for. */
    @Test
    void everyUnitMovesEveryCountWithinItsSensitivity() throws IOException {
        Set<String> moved = new TreeSet<>();
        for (int seed = 0; seed < 4; seed++) {
            PrivateBank bank = PrivateBank.random(seed, 9);
            Recorder whole = new Recorder(List.of());
            trainer(bank).measured(whole);
            List<PrivateBank> neighbours = new ArrayList<>();
            for (int client = 0; client < 9; client++) {
                neighbours.add(bank.withoutClient("" + client));
            }
            bank.accountsOfNobody().stream().limit(3).forEach(account -> neighbours.add(bank.withoutAccount(account)));
            neighbours.add(bank.withoutBranch("1"));
            for (PrivateBank neighbour : neighbours) {
                Recorder part = new Recorder(whole.seen);
                trainer(neighbour).measured(part);
                assertThat(part.seen).hasSameSizeAs(whole.seen);
                for (int m = 0; m < whole.seen.size(); m++) {
                    Seen seen = whole.seen.get(m);
                    double distance = seen.distance(part.seen.get(m));
                    assertThat(distance).as(seen.of).isLessThanOrEqualTo(seen.sensitivity + 1e-9);
                    if (distance > 0) {
                        moved.add(seen.of.replaceAll(",.*", ""));
                    }
                }
            }
        }
        assertThat(moved).as("the law is not empty").hasSizeGreaterThan(10);
    }

    /** A text of one unit is in a histogram no more often than the unit has rows there: the threshold counts on it. */
    @Test
    void noUnitCountsByMoreRowsThanItsShare() throws IOException {
        Recorder recorder = new Recorder(List.of());
        PrivateBank bank = PrivateBank.random(7, 9);
        List<List<String>> bookings = bank.rows().get("bookings");
        bookings.replaceAll(row -> List.of(row.get(0), "0", row.get(2), row.get(3), row.get(4), row.get(5)));

        trainer(bank).measured(recorder);

        List<Seen> amounts =
                recorder.seen.stream().filter(s -> s.of.startsWith("BOOKINGS.")).toList();
        assertThat(bookings).hasSizeGreaterThan(GUARANTEE.rowsPerUnit());
        assertThat(amounts)
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.total()).as(seen.of).isLessThanOrEqualTo(GUARANTEE.rowsPerUnit()));
    }

    @Test
    void theLedgerTellsEveryMeasurementAndAddsUp() throws IOException {
        ModelPack pack = train(PrivateBank.random(3, 40), OPTIONS);
        PrivacyLedger ledger = pack.ledger().orElseThrow();

        double sum = 0;
        for (PrivacyLedger.Measurement m : ledger.measurements()) {
            assertThat((double) m.sensitivity() * m.sensitivity() / (2.0 * m.variance()))
                    .as(m.of())
                    .isLessThanOrEqualTo(m.rho() * (1 + 1e-9));
            sum += m.rho();
        }
        assertThat(ledger.rho()).isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-9));
        // Bun, Steinke 2016: rho and half of delta give epsilon; the other half is the thresholds'.
        assertThat(ledger.rho() + 2 * Math.sqrt(ledger.rho() * Math.log(2 / ledger.delta())))
                .isBetween(0.95 * ledger.epsilon(), ledger.epsilon());
        assertThat(ledger.unit()).contains("CLIENTS with its rows of ACCOUNTS, BOOKINGS", "a row of BRANCHES");

        PackFiles.save(pack, folder.resolve("pack"));
        assertThat(PackFiles.load(folder.resolve("pack")).pack()).isEqualTo(pack);
    }

    /** Nobody who knows the training's input can compute its noise again and take it off. */
    @Test
    void noSeedBringsTheNoiseBack() throws IOException {
        PrivateBank bank = PrivateBank.random(3, 40);

        assertThat(files(train(bank, OPTIONS))).isNotEqualTo(files(train(bank, OPTIONS)));
    }

    @Test
    void whatRowsAloneWouldTellIsRefused() throws IOException {
        PrivateBank bank = PrivateBank.random(3, 10);
        assertThatThrownBy(() -> train(bank, new TrainingOptions(10, Map.of(), List.of(), PrivacyPolicy.NONE)))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("unit: ");

        List<List<String>> clients = bank.rows().get("clients");
        clients.add(clients.get(0));
        assertThatThrownBy(() -> train(bank, OPTIONS))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("rows of CLIENTS repeat their key CLIENT_ID");
    }

    private PrivateTrainer trainer(PrivateBank bank) throws IOException {
        return PrivateTrainer.of(graph, bank.samples(folder, graph), OPTIONS, GUARANTEE);
    }

    private ModelPack train(PrivateBank bank, TrainingOptions options) throws IOException {
        return PrivateTrainer.train(
                graph, bank.samples(folder, graph), options, new Guarantee(8, 1e-6, 3), Optional.empty());
    }

    private static Map<String, String> files(ModelPack pack) {
        Map<String, String> texts = new LinkedHashMap<>();
        PackFiles.files(pack).forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    /** Answers without looking at a count. */
    private static final class Invented implements Counter {
        @Override
        public Noisy bins(String of, long[] counts, long sensitivity, int weight) {
            long[] answers = new long[counts.length];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = Math.floorMod(of.hashCode() + 31L * i, 97);
            }
            return new Noisy(answers, 1);
        }

        @Override
        public List<NoisyValue> values(String of, Map<String, Long> counts, long rowsPerUnit, int weight) {
            return List.of(new NoisyValue("invented", 40));
        }
    }

    /** One measurement with what was counted and what was answered. */
    private record Seen(String of, Map<String, Long> counts, long sensitivity, Counter.Noisy noisy) {
        double distance(Seen other) {
            assertThat(other.of).isEqualTo(of);
            assertThat(other.sensitivity).isEqualTo(sensitivity);
            Set<String> keys = new TreeSet<>(counts.keySet());
            keys.addAll(other.counts.keySet());
            double squares = 0;
            for (String key : keys) {
                double difference = counts.getOrDefault(key, 0L) - other.counts.getOrDefault(key, 0L);
                squares += difference * difference;
            }
            return Math.sqrt(squares);
        }

        long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Keeps what is counted; answers as before where there is a before, so that later questions are the same, and truly otherwise. */
    private static final class Recorder implements Counter {
        private final List<Seen> before;
        private final List<Seen> seen = new ArrayList<>();

        Recorder(List<Seen> before) {
            this.before = before;
        }

        @Override
        public Noisy bins(String of, long[] counts, long sensitivity, int weight) {
            Map<String, Long> named = new HashMap<>();
            for (int i = 0; i < counts.length; i++) {
                named.put("" + i, counts[i]);
            }
            Noisy answer = before.isEmpty()
                    ? new Noisy(counts.clone(), 0.2)
                    : before.get(seen.size()).noisy();
            assertThat(answer.counts()).as(of).hasSameSizeAs(counts);
            seen.add(new Seen(of, named, sensitivity, answer));
            return answer;
        }

        @Override
        public List<NoisyValue> values(String of, Map<String, Long> counts, long rowsPerUnit, int weight) {
            seen.add(new Seen(of, Map.copyOf(counts), rowsPerUnit, new Noisy(new long[0], 1)));
            return List.of();
        }
    }

    @Test
    void tablesOfUnitsAreNeverKeptThoughTheDefaultIsPublic() throws IOException {
        PrivacyPolicy open =
                new PrivacyPolicy(PrivateBank.policy().unit(), Level.PUBLIC, Level.PII, Optional.empty(), Map.of());
        ModelPack pack = train(PrivateBank.random(3, 40), new TrainingOptions(10, Map.of(), List.of(), open));

        assertThat(pack.models()).noneMatch(model -> model.reference());
        assertThat(pack.model(TableName.of("cities"))).isPresent();
    }
}
