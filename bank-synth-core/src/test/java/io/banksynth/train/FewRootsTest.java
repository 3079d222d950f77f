package io.banksynth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in a bank belongs to a branch in the end: too few of them to count by. */
class FewRootsTest {
    @TempDir
    private Path folder;

    private ModelPack train(int branches, String name) throws IOException {
        Random random = new Random(2);
        StringBuilder roots = new StringBuilder(name + "_id,opened\n");
        StringBuilder customers = new StringBuilder("customer_id," + name + "_id,grade\n");
        for (int b = 1; b <= branches; b++) {
            roots.append(b).append(",2001-02-").append(10 + b % 18).append('\n');
        }
        for (int c = 1; c <= 600; c++) {
            customers
                    .append(1000 + c)
                    .append(',')
                    .append(1 + random.nextInt(branches))
                    .append(random.nextInt(4) == 0 ? ",GOLD\n" : ",BASIC\n");
        }
        Files.writeString(folder.resolve(name + ".csv"), roots);
        Files.writeString(folder.resolve("customer.csv"), customers);
        return TrainedFolder.trained(folder, List.of(key("customer", name)), 10);
    }

    private static Relationship key(String child, String parent) {
        return Relationship.foreignKey(
                TableName.of(child), List.of(parent + "_id"), TableName.of(parent), List.of(parent + "_id"));
    }

    private static List<String> grades(ModelPack pack) {
        ColumnModel column = pack.model(TableName.of("customer"))
                .orElseThrow()
                .column("GRADE")
                .orElseThrow();
        return ((Encoder.Texts) ((ColumnModel.Learned) column).encoder()).values();
    }

    @Test
    void customersOfAFewBranchesAreCountedThemselves() throws IOException {
        ModelPack pack = train(15, "branch");

        assertThat(grades(pack)).containsExactlyInAnyOrder("GOLD", "BASIC");
    }

    /** The rows of a few persons are theirs; whoever trains is told. */
    @Test
    void whatBelongsToAFewPersonsIsNotLearned() throws IOException {
        ModelPack pack = train(8, "client");

        assertThat(grades(pack)).isEmpty();
        assertThat(pack.warnings()).anyMatch(w -> w.startsWith("Hardly any values of CUSTOMER are learned: "));
    }

    /** What is kept as it is points at what must be there too, whoever asked for it. */
    @Test
    void referenceTablesBringTheTablesThatTheyPointAt() throws IOException {
        StringBuilder regions = new StringBuilder("region_id,region_name\n");
        StringBuilder branches = new StringBuilder("branch_id,region_id,size_class\n");
        StringBuilder customers = new StringBuilder("customer_id,branch_id,grade\n");
        for (int r = 1; r <= 5; r++) {
            regions.append(r).append(",Region ").append((char) ('A' + r)).append('\n');
        }
        for (int b = 1; b <= 20; b++) {
            branches.append(100 + b).append(',').append(1 + b % 5).append(b % 3 == 0 ? ",L\n" : ",S\n");
        }
        for (int c = 1; c <= 900; c++) {
            customers.append(1000 + c).append(',').append(101 + c * 7 % 20).append(c % 4 == 0 ? ",GOLD\n" : ",BASIC\n");
        }
        Files.writeString(folder.resolve("region.csv"), regions);
        Files.writeString(folder.resolve("branch.csv"), branches);
        Files.writeString(folder.resolve("customer.csv"), customers);
        ModelPack pack = TrainedFolder.trained(folder, List.of(key("customer", "branch"), key("branch", "region")), 10);

        GenerationPlan plan = Planner.plan(pack, GenerationRequest.of(TableName.of("customer"), 50));
        assertThat(plan.tables())
                .extracting(table -> table.name().shown())
                .containsExactly("REGION", "BRANCH", "CUSTOMER");
        GenerationRequest cut = new GenerationRequest(
                TableName.of("customer"),
                50,
                1,
                GenerationRequest.Descendants.LEFT_OUT,
                Map.of(TableName.of("region"), 2L),
                1.0);
        assertThatThrownBy(() -> Planner.plan(pack, cut))
                .hasMessage(
                        "Cannot generate fewer rows of REGION than its 5: BRANCH is kept as it is and points at all of them");
    }
}
