package io.banksynth.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.model.Leaf;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.TickScale;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Banks have schemas of a thousand tables: planning one must not take longer than reading about it. */
class LargeGraphTest {
    private static final int TABLES = 1000;
    private static final LinkModel.FanOut TWO = new LinkModel.FanOut(
            new Encoder.Numbers(TickScale.CELLS, List.of(0L, 1L, 2L), List.of(), List.of()),
            new Leaf(0, List.of(1L, 2L, 1L), List.of(), List.of()));

    /** Each table hangs on one of its elders by a driver, and every third on a second one, matched. */
    private static ModelPack pack() {
        List<Table> tables = new ArrayList<>();
        List<Relationship> relationships = new ArrayList<>();
        List<TableModel> models = new ArrayList<>();
        for (int t = 0; t < TABLES; t++) {
            TableName name = name(t);
            List<Column> columns = new ArrayList<>(List.of(new Column("id", new DataType.Whole(64), false)));
            List<LinkModel> links = new ArrayList<>();
            if (t > 0) {
                columns.add(new Column("up", new DataType.Whole(64), false));
                links.add(link(name, "up", name(t / 3), Role.DRIVER));
            }
            if (t > 0 && t % 3 == 0) {
                columns.add(new Column("beside", new DataType.Whole(64), false));
                links.add(link(name, "beside", name(t / 2), Role.MATCHED));
            }
            tables.add(new Table(name, columns, List.of("id"), List.of()));
            links.forEach(link -> relationships.add(link.relationship()));
            List<ColumnModel> keys = List.of(new ColumnModel.Key("ID", new KeyForm.Sequence(1, 1)));
            models.add(new TableModel(name, false, 100, keys, links));
        }
        return new ModelPack(
                10, List.of(), List.of(), new SchemaGraph("LARGE", tables, relationships), List.of(), models);
    }

    private static TableName name(int t) {
        return TableName.of(String.format("t%04d", t));
    }

    private static LinkModel link(TableName child, String column, TableName parent, Role role) {
        Relationship key = Relationship.foreignKey(child, List.of(column), parent, List.of("id"));
        return new LinkModel(key.withRole(role), 0, 100, TWO);
    }

    @Test
    void aThousandTablesArePlannedInTwoSeconds() {
        ModelPack pack = pack();
        GenerationRequest request =
                new GenerationRequest(name(0), 50, 42, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        GenerationPlan plan = Planner.plan(pack, request);
        assertThat(clock.getCurrentThreadCpuTime() - start).as("CPU time").isLessThan(2_000_000_000L);
        assertThat(plan.tables()).hasSize(TABLES);

        IndexedPlan indexed = new LocalEngine(2).index(plan);
        for (int t = 1; t < TABLES; t += 97) {
            assertThat(indexed.generator(name(t)).fill(0, indexed.rows(name(t))).size())
                    .isEqualTo((int) Math.min(1024, indexed.rows(name(t))));
        }
    }
}
