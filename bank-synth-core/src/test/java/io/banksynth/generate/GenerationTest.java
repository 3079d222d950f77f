package io.banksynth.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.batch.RowDigest;
import io.banksynth.batch.RowRange;
import io.banksynth.engine.LocalEngine;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every generated data set obeys, on the bundled example. */
class GenerationTest {
    private static final ModelPack PACK = CoreBanking.pack();
    private static final TableName TRANSACTIONS = TableName.of("transactions");

    private static IndexedPlan index(GenerationRequest request, int threads) {
        return new LocalEngine(threads).index(Planner.plan(PACK, request));
    }

    private static GenerationRequest everything(long rows) {
        return new GenerationRequest(
                TableName.of("accounts"), rows, 42, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
    }

    @Test
    void everyForeignKeyNamesAParentAndEveryPrimaryKeyIsUnique() {
        IndexedPlan plan = index(everything(3000), 2);
        Map<TableName, List<Map<String, String>>> rows = new HashMap<>();
        for (TablePlan table : plan.plan().tables()) {
            rows.put(table.name(), rows(plan, table));
        }
        for (TablePlan table : plan.plan().tables()) {
            List<Map<String, String>> children = rows.get(table.name());
            if (!table.table().primaryKey().isEmpty()) {
                assertThat(keys(children, table.table().primaryKey()))
                        .as(table.name() + " keys")
                        .hasSize(children.size());
            }
        }
        requireParents(plan);
        assertThat(rows.get(TableName.of("accounts"))).hasSize(3000);
    }

    @Test
    void theTargetHasExactlyTheRowsThatWereAskedFor() {
        for (long rows : new long[] {0, 1, 7, 999, 12_345}) {
            IndexedPlan plan = index(GenerationRequest.of(TRANSACTIONS, rows), 2);
            assertThat(plan.rows(TRANSACTIONS)).isEqualTo(rows);
        }
    }

    /** Smoke tests of what uses the data begin with a row or two. */
    @Test
    void everyTableMayBeTheTargetOfNoRowAndOfOne() {
        for (Table table : PACK.graph().tables()) {
            for (long rows : new long[] {0, 1}) {
                for (GenerationRequest.Descendants descendants : GenerationRequest.Descendants.values()) {
                    GenerationRequest request =
                            new GenerationRequest(table.name(), rows, 42, descendants, Map.of(), 1.0);
                    IndexedPlan plan = index(request, 1);
                    assertThat(plan.rows(table.name())).isEqualTo(rows);
                    requireParents(plan);
                }
            }
        }
    }

    private static void requireParents(IndexedPlan plan) {
        Map<TableName, List<Map<String, String>>> rows = new HashMap<>();
        plan.plan().tables().forEach(table -> rows.put(table.name(), rows(plan, table)));
        for (TablePlan table : plan.plan().tables()) {
            for (Relationship r : PACK.graph().parentsOf(table.name())) {
                Set<List<String>> used = keys(rows.get(table.name()), r.childColumns());
                used.removeIf(key -> key.contains(""));
                assertThat(keys(rows.get(r.parent()), r.parentColumns()))
                        .as(r.label())
                        .containsAll(used);
            }
        }
    }

    @Test
    void aRangeIsTheSliceOfTheWholeWhereverItBegins() {
        IndexedPlan plan = index(everything(2000), 2);
        for (TablePlan table : plan.plan().tables()) {
            long rows = plan.rows(table.name());
            List<String> whole = texts(plan, table, new RowRange(0, rows));
            for (long from : new long[] {0, 1, rows / 3, rows / 2 + 1, Math.max(0, rows - 5)}) {
                long to = Math.min(rows, from + 1500);
                if (from < to) {
                    assertThat(texts(plan, table, new RowRange(from, to)))
                            .as(table.name() + " from " + from)
                            .isEqualTo(whole.subList((int) from, (int) to));
                }
            }
        }
    }

    @Test
    void rowsDoNotDependOnThreads() {
        assertThat(digests(index(everything(2500), 1))).isEqualTo(digests(index(everything(2500), 8)));
    }

    private static List<String> digests(IndexedPlan plan) {
        List<String> out = new ArrayList<>();
        for (TablePlan table : plan.plan().tables()) {
            RowDigest digest = new RowDigest(table.table().columns().size());
            plan.generator(table.name()).generate(new RowRange(0, plan.rows(table.name())), digest::add);
            out.add(table.name() + " " + digest.rows() + " " + digest.hex());
        }
        return out;
    }

    private static List<String> texts(IndexedPlan plan, TablePlan table, RowRange range) {
        List<String> out = new ArrayList<>();
        plan.generator(table.name()).generate(range, batch -> {
            for (int i = 0; i < batch.size(); i++) {
                out.add(row(batch, i).toString());
            }
        });
        return out;
    }

    private static List<Map<String, String>> rows(IndexedPlan plan, TablePlan table) {
        List<Map<String, String>> out = new ArrayList<>();
        plan.generator(table.name()).generate(new RowRange(0, plan.rows(table.name())), batch -> {
            for (int i = 0; i < batch.size(); i++) {
                out.add(row(batch, i));
            }
        });
        return out;
    }

    /** Cells by column, empty where there is no value. */
    private static Map<String, String> row(Batch batch, int i) {
        Map<String, String> row = new java.util.LinkedHashMap<>();
        for (int c = 0; c < batch.columns().size(); c++) {
            boolean absent = batch.vector(c).nulls()[i];
            row.put(
                    batch.columns().get(c).name(),
                    absent
                            ? ""
                            : CellText.text(
                                    batch.vector(c), i, batch.columns().get(c).type()));
        }
        return row;
    }

    private static Set<List<String>> keys(List<Map<String, String>> rows, List<String> columns) {
        Set<List<String>> keys = new HashSet<>();
        for (Map<String, String> row : rows) {
            keys.add(columns.stream().map(row::get).toList());
        }
        return keys;
    }

    /** Engines that are asked for a few columns compute only these; their cells must be the same. */
    @Test
    void aColumnAloneIsTheColumnAmongAll() {
        IndexedPlan plan = index(everything(2000), 1);
        for (TablePlan table : plan.plan().tables()) {
            Batch all = plan.generator(table.name()).fill(0, plan.rows(table.name()));
            for (int c = 0; c < all.columns().size(); c++) {
                String name = all.columns().get(c).name();
                Batch alone = plan.generator(table.name(), List.of(name)).fill(0, plan.rows(table.name()));
                assertThat(texts(alone, 0)).as(table.name() + "." + name).isEqualTo(texts(all, c));
            }
        }
    }

    private static List<String> texts(Batch batch, int column) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            texts.add(
                    batch.vector(column).nulls()[i]
                            ? ""
                            : CellText.text(
                                    batch.vector(column),
                                    i,
                                    batch.columns().get(column).type()));
        }
        return texts;
    }
}
