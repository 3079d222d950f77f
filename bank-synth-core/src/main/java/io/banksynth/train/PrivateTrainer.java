package io.banksynth.train;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.TableStatistics;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.train.dp.BudgetFile;
import io.banksynth.train.dp.ColumnMeasures;
import io.banksynth.train.dp.Counter;
import io.banksynth.train.dp.DiscreteGaussian;
import io.banksynth.train.dp.Guarantee;
import io.banksynth.train.dp.NoisyCounter;
import io.banksynth.train.dp.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Learns a model pack with differential privacy: another way of training, not noise on the usual one. What the pack looks like
 * follows from declarations alone: it is what the usual training learns of empty tables. Then the distributions in it are
 * measured with noise, column by column and key by key (docs/differential_privacy.md).
 */
public final class PrivateTrainer {
    private final PublicStructure open;
    private final ModelPack structure;
    private final PrivateRows rows;
    private final Guarantee guarantee;
    private final Map<TableName, Relationship> belonging = new LinkedHashMap<>();

    private PrivateTrainer(PublicStructure open, List<Sample> samples, TrainingOptions options, Guarantee guarantee) {
        TrainingOptions plain = new TrainingOptions(1, Map.of(), options.configuration(), options.policy());
        this.open = open;
        this.structure = Trainer.structure(open.graph(), open.samples(), open.privacy(), plain);
        this.guarantee = guarantee;
        for (TableModel model : structure.models()) {
            boolean isUnit =
                    structure.privacy().unit().filter(model.table()::equals).isPresent();
            driver(model).filter(d -> !isUnit).ifPresent(d -> belonging.put(model.table(), d.relationship()));
        }
        Map<TableName, Sample> real = new LinkedHashMap<>();
        samples.forEach(sample -> real.put(sample.table(), sample));
        this.rows = new PrivateRows(real, belonging);
    }

    /**
     * Trains. The noise comes from the system's source of randomness and no seed brings it back: whoever could draw it again could
     * take it off (docs/adr/0093-differential-privacy.md).
     *
     * @param graph discovered without samples: declared tables with their types, relationships from declarations and queries
     * @param samples of all of its tables, in the declared types
     * @param budget of all trainings on these rows, if they are counted together
     * @throws BankSynthException if something of the structure would have to be known from rows, or the budget is spent
     */
    public static ModelPack train(
            SchemaGraph graph,
            List<Sample> samples,
            TrainingOptions options,
            Guarantee guarantee,
            Optional<BudgetFile> budget) {
        PrivateTrainer trainer = of(graph, samples, options, guarantee);
        Survey survey = new Survey();
        trainer.measured(survey);
        NoisyCounter counter = new NoisyCounter(guarantee, survey, DiscreteGaussian.secure());
        budget.ifPresent(file -> file.spend(guarantee));
        return trainer.measured(counter).withLedger(counter.ledger(trainer.unit()));
    }

    static PrivateTrainer of(SchemaGraph graph, List<Sample> samples, TrainingOptions options, Guarantee guarantee) {
        return new PrivateTrainer(PublicStructure.of(graph, samples, options.policy()), samples, options, guarantee);
    }

    /** A pack of what a counter answers, and of nothing else that the samples tell. */
    ModelPack measured(Counter counter) {
        PrivateModels models =
                new PrivateModels(structure, open.listed(), rows, belonging, guarantee, new ColumnMeasures(counter));
        Map<TableName, TableModel> done = new LinkedHashMap<>();
        Map<TableName, List<ColumnStatistics>> statistics = new LinkedHashMap<>();
        List<TableModel> ordered = parentsFirst();
        ordered.forEach(models::settle);
        for (TableModel model : ordered) {
            PrivateModels.Measured measured = models.measure(model);
            done.put(model.table(), measured.model());
            statistics.put(model.table(), measured.statistics());
        }
        List<TableModel> all = structure.models().stream()
                .map(model -> done.getOrDefault(model.table(), model))
                .toList();
        List<TableStatistics> allStatistics = structure.statistics().stream()
                .map(s -> done.containsKey(s.table())
                        ? new TableStatistics(
                                s.table(), done.get(s.table()).rows(), statistics.getOrDefault(s.table(), List.of()))
                        : s)
                .toList();
        return structure.with(allStatistics, all);
    }

    /** Tables that are not public, each behind the parent of its driver. */
    private List<TableModel> parentsFirst() {
        List<TableModel> left = new ArrayList<>(
                structure.models().stream().filter(m -> !m.reference()).toList());
        List<TableModel> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<TableName> waiting = left.stream().map(TableModel::table).toList();
            List<TableModel> ready = left.stream()
                    .filter(m -> driver(m)
                            .filter(d -> waiting.contains(d.relationship().parent()))
                            .isEmpty())
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Drivers form a forest");
            }
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        return ordered;
    }

    static Optional<LinkModel> driver(TableModel model) {
        return model.links().stream()
                .filter(link -> link.relationship().role().equals(Optional.of(Role.DRIVER)))
                .findFirst();
    }

    /** Each kind of unit with the tables of its rows. */
    private String unit() {
        Map<TableName, List<String>> units = new LinkedHashMap<>();
        parentsFirst().forEach(model -> {
            TableName root = model.table();
            while (belonging.containsKey(root)) {
                root = belonging.get(root).parent();
            }
            units.computeIfAbsent(root, table -> new ArrayList<>())
                    .add(model.table().shown());
        });
        return units.entrySet().stream()
                .map(unit -> "a row of " + unit.getKey().shown()
                        + (unit.getValue().size() == 1
                                ? ""
                                : " with its rows of "
                                        + unit.getValue().stream()
                                                .skip(1)
                                                .sorted()
                                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; or "));
    }
}
