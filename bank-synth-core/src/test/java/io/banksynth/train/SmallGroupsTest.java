package io.banksynth.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, keys and fan-outs that fewer than k units make up leave nothing of themselves in a pack. */
class SmallGroupsTest {
    private static final TableName ACCOUNTS = TableName.of("accounts");
    private static final TableName KINDS = TableName.of("kinds");

    @TempDir
    private Path folder;

    @Test
    void aCustomerWithThousandsOfAccountsIsNotInTheFanOut() throws IOException {
        table("clients", "client_id,city", 300, i -> i + ",Town");
        table("accounts", "account_id,client_id", 300 * 2 + 4_987, i -> i + "," + (i < 600 ? i % 300 : 7));

        LinkModel.FanOut fanOut = (LinkModel.FanOut) link(train(driver("accounts", "client_id", "clients")), ACCOUNTS)
                .choice();

        assertThat(fanOut.encoder().values()).containsExactly(2L);
        assertThat(fanOut.encoder().edges()).isEmpty();
    }

    @Test
    void aTableOfFewerRowsThanKLeavesNoValue() throws IOException {
        table(
                "clients",
                "client_id,city,balance,since",
                9,
                i -> (71_000 + i * 7) + ",Zqx" + (char) ('a' + i) + "\u00a4,8765" + i + ".13,1876-05-1" + i);

        assertThat(bytes(train())).doesNotContain("Zqx", "\u00a4", "8765", "1876-05", "-34", "71000", "71");
    }

    /** Twelve cards are twelve rows, but one client's: what their keys have in common is the client's secret. */
    @Test
    void keysOfOneClientTellNoForm() throws IOException {
        table("clients", "client_id,city", 40, i -> i + ",Town");
        table("accounts", "account_id,client_id", 12, i -> "ZQX-" + (100 + i) + ",7");

        assertThat(bytes(train(driver("accounts", "client_id", "clients")))).doesNotContain("ZQX");
    }

    @Test
    void aSmallTableWithAPersonalColumnIsNotKeptEvenWhereItsRoleIsStated() throws IOException {
        table("kinds", "kind_id,contact_email", 5, i -> i + ",zqx" + i + "@person.example");
        table("accounts", "account_id,kind_id", 500, i -> i + "," + i % 5);
        for (Relationship kind : List.of(
                driver("accounts", "kind_id", "kinds"),
                driver("accounts", "kind_id", "kinds").withRole(Role.REFERENCE))) {
            ModelPack pack = train(kind);

            assertThat(model(pack, KINDS).reference()).isFalse();
            assertThat(bytes(pack)).doesNotContain("zqx", "person.example");
        }
    }

    /** The table itself may stand; that one account is of kind 3 must not show in how often kinds are drawn. */
    @Test
    void aKindThatOneAccountHasIsNotDrawnMoreOftenThanOneThatNoneHas() throws IOException {
        table("kinds", "kind_id,label", 5, i -> i + ",Kind" + i);
        table("accounts", "account_id,kind_id", 500, i -> i + "," + (i == 77 ? 3 : i % 2));
        ModelPack pack = train(driver("accounts", "kind_id", "kinds"));

        assertThat(model(pack, KINDS).reference()).isTrue();
        LinkModel.Categories kinds = (LinkModel.Categories) link(pack, ACCOUNTS).choice();
        assertThat(kinds.weights()).containsExactly(250L, 249L, 0L, 0L, 0L);
    }

    /** A window around values of few units is none of them. */
    @Test
    void datesInKeysThatFewHoldGiveNoWindow() throws IOException {
        table("clients", "client_id,city", 40, i -> i + ",Town");
        table("accounts", "client_id,opened_on", 12, i -> "7,1876-05-" + (10 + i));

        assertThat(bytes(train(driver("accounts", "client_id", "clients")))).doesNotContain("1876", "-342", "-341");
    }

    private static LinkModel link(ModelPack pack, TableName table) {
        return model(pack, table).links().get(0);
    }

    private static TableModel model(ModelPack pack, TableName table) {
        TableModel model = pack.model(table).orElseThrow();
        assertThat(model.columns().stream().anyMatch(ColumnModel.Verbatim.class::isInstance))
                .isEqualTo(model.reference());
        return model;
    }

    private static Relationship driver(String child, String column, String parent) {
        return Relationship.foreignKey(TableName.of(child), List.of(column), TableName.of(parent), List.of(column));
    }

    private ModelPack train(Relationship... relationships) {
        List<Sample> samples =
                SampleLoader.load(SampleFolder.of(folder).tables(), Map.of()).samples();
        List<Table> tables = samples.stream()
                .map(s -> new Table(s.table(), s.columns(), key(s), List.of()))
                .toList();
        return Trainer.train(new SchemaGraph("S", tables, List.of(relationships)), samples, TrainingOptions.defaults());
    }

    /** The first column, or the first two where the first repeats itself. */
    private static List<String> key(Sample sample) {
        boolean pair = sample.table().equals(ACCOUNTS)
                && sample.columns().get(0).name().equalsIgnoreCase("client_id");
        return sample.columns().stream().limit(pair ? 2 : 1).map(c -> c.name()).toList();
    }

    private void table(String name, String header, int rows, IntFunction<String> line) throws IOException {
        Files.writeString(
                folder.resolve(name + ".csv"),
                header + "\n" + IntStream.range(0, rows).mapToObj(line).collect(Collectors.joining("\n")) + "\n");
    }

    /** All that a pack says, but for its checksums. */
    private String bytes(ModelPack pack) throws IOException {
        Path out = Files.createTempDirectory(folder, ".pack").resolve("pack");
        PackFiles.save(pack, out);
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file).replaceAll("[0-9a-f]{32,}", ""));
            }
        }
        return text.toString();
    }
}
