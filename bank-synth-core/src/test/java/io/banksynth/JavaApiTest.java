package io.banksynth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java program gets what the command line gives, and may look at rows without writing them. */
class JavaApiTest {
    private static final Path QUERIES = CoreBanking.SAMPLES.resolveSibling("queries");

    private static SchemaGraph graph;
    private static ModelPack pack;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        graph = BankSynth.autoDiscover("CORE", QUERIES, CoreBanking.SAMPLES);
        pack = BankSynth.train(graph, CoreBanking.SAMPLES);
    }

    private static List<String> texts(Iterable<Row> rows) {
        List<String> texts = new java.util.ArrayList<>();
        rows.forEach(row -> texts.add(row.toString()));
        return texts;
    }

    @Test
    void relationshipsAreDiscoveredFromQueriesAndSamplesAlone() {
        assertThat(graph.tables()).hasSize(11);
        assertThat(graph.foreignKeys())
                .anyMatch(r -> r.label().equals("TRANSACTIONS(ACCOUNT_ID) -> ACCOUNTS(ACCOUNT_ID)"));
        assertThat(pack.tables()).hasSize(11);
    }

    @Test
    void rowsAreTypedPointAtEachOtherAndAreTheSameEveryTime() {
        SyntheticData data = new Generator(pack, GenerationConfig.of("transactions", 3000)).generate();
        Set<Object> accounts = new HashSet<>();
        data.rows("accounts").forEach(row -> accounts.add(row.value("account_id")));
        long next = 0;
        for (Row row : data.rows("transactions")) {
            assertThat(row.index()).isEqualTo(next++);
            assertThat(accounts).contains(row.value("account_id"));
            assertThat(row.value("amount")).isInstanceOf(BigDecimal.class);
            assertThat(row.value("booked_at")).isInstanceOf(LocalDateTime.class);
            assertThat(row.values()).hasSameSizeAs(row.columns());
        }
        assertThat(next).isEqualTo(3000).isEqualTo(data.count("TRANSACTIONS"));
        assertThat(texts(data.rows("transactions"))).isEqualTo(texts(data.rows("transactions")));
    }

    @Test
    void configurationsAreFollowed() {
        GenerationConfig config = GenerationConfig.of("accounts", 400)
                .withChildren()
                .withSeed(5)
                .withTableRows("customers", 300)
                .withShare("accounts", "status", "FROZEN", 1)
                .withAsOf(LocalDate.of(2030, 6, 30))
                .withKeyOffset(1_000);
        SyntheticData data = new Generator(pack, config, 1).generate();

        assertThat(data.tables()).extracting(Table::name).hasSizeGreaterThan(6);
        assertThat(data.count("customers")).isEqualTo(300);
        for (Row row : data.rows("accounts")) {
            assertThat(row.text("status")).isEqualTo("FROZEN");
        }
        assertThat(new Generator(pack, GenerationConfig.of("accounts", 400).withParentScale(2))
                        .generate()
                        .count("customers"))
                .isGreaterThan(450);
    }

    @Test
    void packsAreSavedAndLoadedAndRunsAreWritten() {
        pack.save(folder.resolve("pack"));
        ModelPack loaded = ModelPack.load(folder.resolve("pack"));
        GenerationConfig config = GenerationConfig.of("cards", 500);
        SyntheticData data = new Generator(loaded, config).generate();

        Path run = data.write(folder.resolve("out"), "csv");

        assertThat(texts(data.rows("cards")))
                .isEqualTo(texts(new Generator(pack, config).generate().rows("cards")));
        assertThat(run.resolve("csv/cards.csv")).content().hasLineCount(501);
        assertThat(run.resolve("report/quality.json")).isNotEmptyFile();
        assertThat(run.getFileName().toString()).startsWith("seed42-");
        Path second = new Generator(pack, config).generate().write(folder.resolve("out"), "csv");
        assertThat(second.getFileName()).asString().isEqualTo(run.getFileName() + "-2");
        assertThat(Files.exists(second.resolve("manifest.json"))).isTrue();
    }

    @Test
    void mistakesAreToldInOneLine() {
        SyntheticData data = new Generator(pack, GenerationConfig.of("cards", 5)).generate();
        assertThatThrownBy(() -> data.rows("loans"))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot read rows of table LOANS: the tables generated are [");
        assertThatThrownBy(() -> ModelPack.load(folder.resolve("none"))).isInstanceOf(BankSynthException.class);
        assertThatThrownBy(() -> data.rows("cards").iterator().next().value("nothing"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
