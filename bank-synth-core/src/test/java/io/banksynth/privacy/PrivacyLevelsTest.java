package io.banksynth.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.batch.RowRange;
import io.banksynth.engine.LocalEngine;
import io.banksynth.error.BankSynthException;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.privacy.policy.PolicyFile;
import io.banksynth.schema.Column;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.train.Trainer;
import io.banksynth.train.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each level does to a column what it promises, from the pack to the rows. */
class PrivacyLevelsTest {
    private static final List<Sample> SAMPLES = CoreBanking.samples();
    private static final SchemaGraph GRAPH = CoreBanking.graph(SAMPLES);
    private static final TableName CUSTOMERS = TableName.of("customers");
    private static final int ROWS = 3000;

    @TempDir
    Path folder;

    private ModelPack train(String policy) throws IOException {
        Path file = Files.writeString(folder.resolve("privacy.yaml"), policy);
        return Trainer.train(
                GRAPH, SAMPLES, new TrainingOptions(10, Map.of(), List.of(), PolicyFile.read(file, GRAPH.tables())));
    }

    private ModelPack customers(String columns) throws IOException {
        return train("tables:\n  CUSTOMERS: {" + columns + "}\n");
    }

    private static List<String> real(String column) {
        Sample sample = SAMPLES.stream()
                .filter(s -> s.table().equals(CUSTOMERS))
                .findFirst()
                .orElseThrow();
        return texts(sample.rows(), column);
    }

    private static List<String> generated(ModelPack pack, String column) {
        GenerationRequest request = GenerationRequest.of(CUSTOMERS, ROWS);
        IndexedPlan plan = new LocalEngine(1).index(Planner.plan(pack, request));
        List<String> values = new ArrayList<>();
        plan.generator(CUSTOMERS).generate(new RowRange(0, ROWS), batch -> values.addAll(texts(batch, column)));
        return values;
    }

    private static List<String> texts(Batch batch, String column) {
        int c = batch.columns().stream().map(Column::name).toList().indexOf(column.toUpperCase(Locale.ROOT));
        List<String> values = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (!batch.vector(c).nulls()[i]) {
                values.add(
                        CellText.text(batch.vector(c), i, batch.columns().get(c).type()));
            }
        }
        return values;
    }

    private String bytes(ModelPack pack) throws IOException {
        Path target = folder.resolve("pack");
        PackFiles.save(pack, target);
        assertThat(PackFiles.load(target).pack()).isEqualTo(pack);
        StringBuilder all = new StringBuilder();
        for (String file : List.of("metadata.json", "encoders.json", "synthesizers.json", "table_stats.json")) {
            all.append(Files.readString(target.resolve(file)));
        }
        return all.toString();
    }

    /** A column that nobody may have is in no file: not in its name, type or values. */
    @Test
    void restrictedColumnsAreGone() throws IOException {
        ModelPack pack = customers("annual_income: {level: restricted}");

        assertThat(pack.graph().table(CUSTOMERS).orElseThrow().column("annual_income"))
                .isEmpty();
        assertThat(bytes(pack).toLowerCase(Locale.ROOT)).doesNotContain("annual_income");
        assertThat(generated(pack, "segment")).hasSize(ROWS);
    }

    @Test
    void aKeyCannotBeRestricted() {
        assertThatThrownBy(() -> customers("customer_id: {level: restricted}"))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot leave out restricted column CUSTOMERS.CUSTOMER_ID: it is part of ");
    }

    /** Values that a thousand customers share are still values: only their form is kept. */
    @Test
    void ofSensitiveColumnsOnlyTheFormIsKept() throws IOException {
        ModelPack pack = customers("segment: {level: sensitive}, annual_income: {level: sensitive},"
                + " ssn: {level: sensitive, format_pattern: \"AX-9\"},"
                + " date_of_birth: {level: sensitive, format_pattern: \"9999-99-99\"}");

        assertThat(pack.model(CUSTOMERS).orElseThrow().toString()).doesNotContain(new HashSet<>(real("segment")));
        assertThat(generated(pack, "segment")).doesNotContainAnyElementsOf(new HashSet<>(real("segment")));
        assertThat(generated(pack, "ssn")).allMatch(text -> text.matches("[A-Z][A-Z0-9]-[0-9]"));
        assertThat(generated(pack, "date_of_birth"))
                .allMatch(text -> LocalDate.parse(text).isAfter(LocalDate.of(1900, 1, 1)));
        Set<Integer> lengths = new HashSet<>();
        real("annual_income").forEach(value -> lengths.add(value.length()));
        assertThat(generated(pack, "annual_income")).allMatch(value -> lengths.contains(value.length()));
    }

    @Test
    void publicValuesMayStayHoweverFewShareThem() throws IOException {
        Set<String> ssn = new HashSet<>(real("ssn"));
        ModelPack pack = customers("ssn: {level: public}");

        assertThat(ssn).containsAll(generated(pack, "ssn"));
    }

    /** What identifies is made up; what is made up differs where the real values do. */
    @Test
    void personalColumnsAreFoundAndMadeByProviders() throws IOException {
        ModelPack pack = train("{}");

        for (String column : List.of("first_name", "last_name", "ssn", "email", "phone", "street")) {
            assertThat(pack.model(CUSTOMERS).orElseThrow().column(column.toUpperCase(Locale.ROOT)))
                    .get()
                    .isInstanceOf(ColumnModel.Provided.class);
        }
        List<String> emails = generated(pack, "email");
        assertThat(new HashSet<>(emails)).hasSameSizeAs(emails);
        assertThat(emails).allMatch(text -> text.endsWith(".example"));
        assertThat(new HashSet<>(real("ssn")))
                .doesNotContainAnyElementsOf(generated(pack, "ssn").subList(0, 20));
    }

    /** A name, its address in the mail and the gender beside it speak of one person. */
    @Test
    void columnsOfOnePersonAgree() throws IOException {
        ModelPack pack = train("{}");
        List<String> first = generated(pack, "first_name");
        List<String> last = generated(pack, "last_name");
        IndexedPlan plan = new LocalEngine(1).index(Planner.plan(pack, GenerationRequest.of(CUSTOMERS, ROWS)));
        List<String> rows = new ArrayList<>();
        plan.generator(CUSTOMERS).generate(new RowRange(0, ROWS), batch -> {
            int email = batch.columns().stream().map(Column::name).toList().indexOf("EMAIL");
            for (int i = 0; i < batch.size(); i++) {
                rows.add(
                        batch.vector(email).nulls()[i]
                                ? ""
                                : CellText.text(
                                        batch.vector(email),
                                        i,
                                        batch.columns().get(email).type()));
            }
        });
        for (int i = 0; i < ROWS; i++) {
            if (!rows.get(i).isEmpty()) {
                assertThat(rows.get(i)).startsWith(plain(first.get(i)) + "." + plain(last.get(i)));
            }
        }
        assertThat(first.get(0)).isNotEqualTo(first.get(1));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
