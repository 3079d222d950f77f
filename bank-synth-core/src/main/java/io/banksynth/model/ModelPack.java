package io.banksynth.model;

import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that generation needs: the graph, the models, and the statistics that a report compares with. Data only.
 *
 * @param k how many units share every retained item
 * @param privacy how each column is treated, and why; restricted columns are not in the pack at all
 * @param configuration how it was trained, for {@code info}: names and values without secrets
 * @param warnings what training wants its user to know
 * @param keysOnly tables of which only keys are known: others point at them, and they are never written
 * @param ledger what a training with differential privacy promised and spent; empty of the usual training, whose promise is k
 */
public record ModelPack(
        int k,
        PrivacyPlan privacy,
        List<Setting> configuration,
        List<String> warnings,
        SchemaGraph graph,
        List<TableStatistics> statistics,
        List<TableModel> models,
        Set<TableName> keysOnly,
        Optional<PrivacyLedger> ledger) {
    public ModelPack {
        configuration = List.copyOf(configuration);
        warnings = List.copyOf(warnings);
        statistics = List.copyOf(statistics);
        models = List.copyOf(models);
        keysOnly = Collections.unmodifiableSet(new TreeSet<>(keysOnly));
        if (k < 1) {
            throw new IllegalArgumentException("k counts units and is at least 1, not " + k);
        }
        for (io.banksynth.schema.Table table : graph.tables()) {
            if (models.stream().noneMatch(m -> m.table().equals(table.name()))) {
                throw new IllegalArgumentException("There is no model of table " + table.name());
            }
        }
    }

    /** A pack of the usual training. */
    public ModelPack(
            int k,
            PrivacyPlan privacy,
            List<Setting> configuration,
            List<String> warnings,
            SchemaGraph graph,
            List<TableStatistics> statistics,
            List<TableModel> models,
            Set<TableName> keysOnly) {
        this(k, privacy, configuration, warnings, graph, statistics, models, keysOnly, Optional.empty());
    }

    /** A pack whose tables can all be written and whose columns are all internal. */
    public ModelPack(
            int k,
            List<Setting> configuration,
            List<String> warnings,
            SchemaGraph graph,
            List<TableStatistics> statistics,
            List<TableModel> models) {
        this(k, PrivacyPlan.INTERNAL, configuration, warnings, graph, statistics, models, Set.of());
    }

    /** The same pack, of some of whose tables only the keys are known. */
    public ModelPack withKeysOnly(Set<TableName> tables) {
        return new ModelPack(k, privacy, configuration, warnings, graph, statistics, models, tables, ledger);
    }

    /** The same pack with other models and statistics. */
    public ModelPack with(List<TableStatistics> newStatistics, List<TableModel> newModels) {
        return new ModelPack(k, privacy, configuration, warnings, graph, newStatistics, newModels, keysOnly, ledger);
    }

    /** The same pack, with the account of its training. */
    public ModelPack withLedger(PrivacyLedger account) {
        return new ModelPack(
                k, privacy, configuration, warnings, graph, statistics, models, keysOnly, Optional.of(account));
    }

    /** A line of the training's configuration. */
    public record Setting(String name, String value) {}

    public Optional<TableModel> model(TableName table) {
        return models.stream().filter(m -> m.table().equals(table)).findFirst();
    }

    public Optional<TableStatistics> statistics(TableName table) {
        return statistics.stream().filter(s -> s.table().equals(table)).findFirst();
    }
}
