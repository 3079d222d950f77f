package io.banksynth.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.RowRange;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.PortablePlan;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.fixture.GeneratedRows;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are added to a run: no key twice, no orphan, no row of the run again. */
class AdditionTest {
    private static final ModelPack PACK = CoreBanking.pack();

    private static IndexedPlan index(GenerationRequest request) {
        return new LocalEngine(2).index(Planner.plan(PACK, request));
    }

    /** The plan as another process has it. */
    private static IndexedPlan carried(IndexedPlan plan) {
        byte[] bytes = PortablePlan.bytes(PACK, plan.plan().request());
        return PortablePlan.indexed(PortablePlan.plan(bytes), PortablePlan.counts(plan));
    }

    private static GenerationRequest everything() {
        return new GenerationRequest(
                TableName.of("accounts"), 1500, 42, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0);
    }

    private static EarlierRun run(String id, GenerationRequest request, IndexedPlan plan) {
        Map<TableName, Long> rows = new HashMap<>();
        plan.plan()
                .written()
                .forEach(t -> rows.put(t.name(), plan.range(t.name()).rows()));
        return new EarlierRun(id, request, rows);
    }

    private static List<List<String>> rows(IndexedPlan plan, TableName table, RowRange range) {
        return GeneratedRows.of(plan, table.shown(), range.from(), range.to());
    }

    private static Set<List<String>> project(List<List<String>> rows, TablePlan table, List<String> columns) {
        Set<List<String>> out = new HashSet<>();
        for (List<String> row : rows) {
            out.add(columns.stream()
                    .map(c -> row.get(table.table().position(c)))
                    .toList());
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactions", "cards", "loan_installments", "customers", "accounts"})
    void addedRowsHaveNewKeysAndParentsOfTheRun(String name) {
        TableName target = TableName.of(name);
        IndexedPlan first = index(everything());
        GenerationRequest second = GenerationRequest.of(target, 120).appendedTo(run("one", everything(), first));
        IndexedPlan added = index(second);
        IndexedPlan again = index(GenerationRequest.of(target, 80).appendedTo(run("two", second, added)));

        TablePlan table = first.plan().table(target);
        List<List<String>> all = rows(first, target, first.range(target));
        assertThat(rows(added, target, added.range(target))).hasSize(120);
        List<List<String>> last = rows(again, target, again.range(target));
        assertThat(last).hasSize(80).as("elsewhere").isEqualTo(rows(carried(again), target, again.range(target)));
        all.addAll(rows(added, target, added.range(target)));
        all.addAll(last);
        assertThat(project(all, table, table.table().primaryKey())).hasSize(all.size());
        for (Relationship r : PACK.graph().parentsOf(target)) {
            List<List<String>> parents =
                    r.parent().equals(target) ? all : rows(first, r.parent(), first.range(r.parent()));
            Set<List<String>> used = project(all, table, r.childColumns());
            used.removeIf(key -> key.contains(""));
            assertThat(project(parents, first.plan().table(r.parent()), r.parentColumns()))
                    .as(r.label())
                    .containsAll(used);
        }
    }

    @Test
    void aRangeOfAddedRowsIsTheSliceOfThem() {
        TableName target = TableName.of("transactions");
        IndexedPlan first = index(everything());
        IndexedPlan added = index(GenerationRequest.of(target, 900).appendedTo(run("one", everything(), first)));
        RowRange range = added.range(target);

        assertThat(rows(added, target, new RowRange(range.from() + 333, range.from() + 450)))
                .isEqualTo(rows(added, target, range).subList(333, 450));
    }

    @Test
    void whatCannotBeAddedIsRefused() {
        IndexedPlan first = index(everything());
        EarlierRun run = run("one", everything(), first);
        assertThatThrownBy(() ->
                        index(GenerationRequest.of(TableName.of("branches"), 1).appendedTo(run)))
                .hasMessage("Cannot append rows of BRANCHES: it is a reference table, kept as it is");
        assertThatThrownBy(() -> new GenerationRequest(
                                TableName.of("cards"), 1, 7, GenerationRequest.Descendants.LEFT_OUT, Map.of(), 1.0)
                        .appendedTo(run))
                .hasMessage("Cannot append to run one: it has seed 42, not 7; leave out --seed or give that one");
    }
}
