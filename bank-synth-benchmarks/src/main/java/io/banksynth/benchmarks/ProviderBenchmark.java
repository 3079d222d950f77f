package io.banksynth.benchmarks;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.engine.LocalEngine;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.generate.TableGenerator;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleBuilder;
import io.banksynth.train.Trainer;
import io.banksynth.train.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds a value of one column, filled batch by batch: of a plain categorical column, which is drawn as every learned column of a
 * pack is and depends on nothing, and of columns that providers make. The law is that none of these takes three times as long as that one.
 * Columns that identify are unique, as the sample has them so.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class ProviderBenchmark {
    private static final TableName PERSONS = TableName.of("persons");
    private static final String CATEGORICAL = "categorical";
    private static final int SAMPLED = 2_000;
    private static final int ROWS = 100 * Batch.CAPACITY;

    /** What fills the column: a provider's name, or {@code categorical}. */
    @Param({
        CATEGORICAL,
        "name",
        "first_name",
        "email",
        "user_name",
        "phone_number",
        "address",
        "city",
        "company",
        "iban",
        "credit_card_number",
        "swift",
        "ssn",
        "date_of_birth",
        "ipv4",
        "uuid4"
    })
    public String column = CATEGORICAL;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Cost filled = new Cost();
    private final Cost beside = new Cost();
    private Optional<TableGenerator> generator = Optional.empty();
    private Optional<TableGenerator> categorical = Optional.empty();

    /** What values cost a thread. */
    private static final class Cost {
        private long nanos;
        private long values;

        double each() {
            return nanos / (double) values;
        }
    }

    /** Learns two tables of a key and a column. */
    @Setup
    public void setUp() {
        generator = Optional.of(generator(column));
        categorical = Optional.of(generator(CATEGORICAL));
    }

    /** Learns a table of a key and the column, and plans as many rows as an invocation fills. */
    private static TableGenerator generator(String column) {
        List<Column> columns = List.of(
                new Column("id", new DataType.Whole(64), false), new Column(column, DataType.Text.STRING, false));
        SchemaGraph graph = new SchemaGraph(
                "CORE",
                List.of(new Table(PERSONS, columns, List.of("ID"), List.of())),
                List.of(),
                List.of(),
                List.of());
        TrainingOptions options = new TrainingOptions(TrainingOptions.DEFAULT_K, Map.of(), List.of(), policy(column));
        ModelPack pack = Trainer.train(graph, List.of(sample(column, columns)), options);
        IndexedPlan plan = new LocalEngine(1).index(Planner.plan(pack, GenerationRequest.of(PERSONS, ROWS)));
        return plan.generator(PERSONS, List.of(columns.get(1).name()));
    }

    private static PrivacyPolicy policy(String column) {
        Map<String, PrivacyPolicy.Rule> rules = new LinkedHashMap<>();
        if (!column.equals(CATEGORICAL)) {
            rules.put(
                    TableName.fold(column),
                    new PrivacyPolicy.Rule(
                            io.banksynth.privacy.Level.PII, Optional.of(column), Optional.empty(), Optional.empty()));
        }
        return new PrivacyPolicy(
                Optional.empty(),
                io.banksynth.privacy.Level.INTERNAL,
                io.banksynth.privacy.Level.PII,
                Optional.empty(),
                Map.of(PERSONS, rules));
    }

    private static Sample sample(String column, List<Column> columns) {
        SampleBuilder sample = new SampleBuilder(PERSONS, columns, "benchmark");
        List<String> words = List.of("ACTIVE", "BLOCKED", "CLOSED", "DORMANT", "NEW", "PENDING", "REVIEW", "SOLD");
        Batch batch = Batch.allocate(columns, SAMPLED);
        batch.begin(0);
        for (int i = 0; i < SAMPLED; i++) {
            String value = column.equals(CATEGORICAL) ? words.get(i * 7 % 15 % 8) : "value " + i;
            CellText.set(
                    batch.vector(0), i, Integer.toString(i + 1), columns.get(0).type());
            CellText.set(batch.vector(1), i, value, columns.get(1).type());
        }
        batch.end(SAMPLED);
        sample.append(batch);
        return sample.finish();
    }

    /** Fills the column for all rows. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int fill() {
        return fill(generator.orElseThrow(), filled);
    }

    private int fill(TableGenerator filling, Cost cost) {
        long before = threads.getCurrentThreadCpuTime();
        int rows = 0;
        for (long row = 0; row < ROWS; row += Batch.CAPACITY) {
            rows += filling.fill(row, ROWS).size();
        }
        cost.nanos += threads.getCurrentThreadCpuTime() - before;
        cost.values += rows;
        return rows;
    }

    /** Half of what the categorical column costs is found before, half after, since the machine's speed changes. */
    @Setup(Level.Iteration)
    public void fillBefore() {
        fillBeside();
    }

    private void fillBeside() {
        for (int i = 0; i < 50; i++) {
            fill(categorical.orElseThrow(), beside);
        }
    }

    /** Says what a value cost the thread, which a busy machine blurs less than the time that passed, beside the categorical column's. */
    @TearDown(Level.Iteration)
    public void tellCpu() {
        fillBeside();
        System.out.printf(
                "%s: %.1f CPU ns a value, categorical %.1f, ratio %.2f; ",
                column, filled.each(), beside.each(), filled.each() / beside.each());
        filled.nanos = 0;
        filled.values = 0;
        beside.nanos = 0;
        beside.values = 0;
    }
}
