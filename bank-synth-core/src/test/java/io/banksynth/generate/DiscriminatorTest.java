package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.PackAdjustments;
import io.banksynth.plan.Planner;
import io.banksynth.plan.ValueShare;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column that points at customers or accounts, as another column says: no row may point at the wrong one of them. */
class DiscriminatorTest {
    private static final TableName NOTES = TableName.of("notes");

    @TempDir
    private static Path folder;

    private static ModelPack pack;

    @BeforeAll
    static void train() throws IOException {
        Random random = new Random(5);
        StringBuilder customers = new StringBuilder("customer_id,segment\n");
        StringBuilder accounts = new StringBuilder("account_id,currency\n");
        StringBuilder notes = new StringBuilder("note_id,owner_type,owner_id,stars\n");
        for (int i = 1; i <= 300; i++) {
            customers.append(i).append(i % 2 == 0 ? ",R\n" : ",P\n");
        }
        for (int i = 1; i <= 500; i++) {
            accounts.append("50").append(String.format("%04d", i)).append(",EUR\n");
        }
        for (int i = 1; i <= 900; i++) {
            boolean ofAccount = random.nextInt(3) == 0;
            String owner = ofAccount
                    ? "50" + String.format("%04d", 1 + random.nextInt(500))
                    : String.valueOf(1 + random.nextInt(300));
            notes.append(i)
                    .append(ofAccount ? ",ACC," : random.nextInt(4) == 0 ? ",VIP," : ",CUST,")
                    .append(random.nextInt(20) == 0 ? "" : owner)
                    .append(',')
                    .append(1 + random.nextInt(5))
                    .append('\n');
        }
        Files.writeString(folder.resolve("customers.csv"), customers);
        Files.writeString(folder.resolve("accounts.csv"), accounts);
        Files.writeString(folder.resolve("notes.csv"), notes);
        pack = TrainedFolder.of(folder, List.of(key("customers", "customer_id"), key("accounts", "account_id")));
    }

    private static Relationship key(String parent, String column) {
        return Relationship.foreignKey(NOTES, List.of("owner_id"), TableName.of(parent), List.of(column));
    }

    private static Set<String> keys(List<List<String>> rows) {
        return rows.stream().map(row -> row.get(0)).collect(Collectors.toSet());
    }

    @Test
    void theConditionsAreFoundAndKept() {
        assertThat(pack.warnings()).isEmpty();
        assertThat(pack.graph().foreignKeys())
                .extracting(Relationship::condition)
                .containsExactlyInAnyOrder("OWNER_TYPE IN ('ACC')", "OWNER_TYPE IN ('CUST', 'VIP')");
    }

    @Test
    void everyKeyIsOfTheTableThatItsRowNames() {
        IndexedPlan plan = new LocalEngine(2).index(Planner.plan(pack, GenerationRequest.of(NOTES, 4000)));
        List<List<String>> notes = GeneratedRows.of(plan, "notes");
        Set<String> customers = keys(GeneratedRows.of(plan, "customers"));
        Set<String> accounts = keys(GeneratedRows.of(plan, "accounts"));
        Set<String> used = new HashSet<>();
        long ofAccounts = 0;
        long keyless = 0;
        for (List<String> note : notes) {
            String owner = note.get(2);
            keyless += owner.isEmpty() ? 1 : 0;
            if (!owner.isEmpty()) {
                assertThat(note.get(1).equals("ACC") ? accounts : customers).contains(owner);
                ofAccounts += note.get(1).equals("ACC") ? 1 : 0;
                used.add(note.get(1));
            }
        }
        assertThat(used).containsExactlyInAnyOrder("ACC", "CUST", "VIP");
        assertThat((double) ofAccounts / notes.size()).isBetween(0.28, 0.36);
        assertThat((double) keyless / notes.size()).isBetween(0.03, 0.07);
        assertThat((double) notes.size() / customers.size()).isBetween(2.5, 3.5);
    }

    @Test
    void aDiscriminatorFollowsItsKeyAndIsNotSet() {
        ValueShare share = new ValueShare(NOTES, "owner_type", Optional.of("ACC"), BigDecimal.ONE);
        GenerationRequest request =
                GenerationRequest.of(NOTES, 10).with(new PackAdjustments(List.of(share), Optional.empty()));
        assertThatThrownBy(() -> Planner.plan(pack, request))
                .hasMessage("Cannot set NOTES.OWNER_TYPE: it says which table a foreign key points at");
    }
}
