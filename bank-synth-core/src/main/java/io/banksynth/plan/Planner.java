package io.banksynth.plan;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which tables a request needs, in what order, and what decides their rows. Draws nothing. */
public final class Planner {
    private static final double UNCERTAINTY = 1.1;

    private final ModelPack pack;
    private final GenerationRequest request;
    private final Map<TableName, List<LinkPlan>> links = new LinkedHashMap<>();
    private final Map<TableName, RowRule> rules = new LinkedHashMap<>();
    private final Map<TableName, Double> expected = new LinkedHashMap<>();
    private final Set<TableName> needed = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();

    private Planner(ModelPack pack, GenerationRequest request) {
        this.pack = pack;
        this.request = request;
        for (TableModel model : pack.models()) {
            List<LinkPlan> plans = new ArrayList<>();
            for (LinkModel link : model.links()) {
                plans.add(new LinkPlan(plans.size(), link));
            }
            links.put(model.table(), plans);
        }
    }

    /**
     * Plans a run.
     *
     * @throws BankSynthException if the pack has no such table, cannot be adjusted as it is wanted, or the request contradicts itself
     */
    public static GenerationPlan plan(ModelPack pack, GenerationRequest request) {
        ModelPack adjusted = request.adjustments().apply(pack);
        return request.earlier().isPresent()
                ? new AdditionPlanner(
                                adjusted, plan(pack, request.earlier().get().request()))
                        .plan(request)
                : new Planner(adjusted, request).plan();
    }

    private GenerationPlan plan() {
        requireKnown(request.target());
        if (pack.keysOnly().contains(request.target())) {
            throw BankSynthException.usage("Cannot generate table " + request.target()
                    + ": it was left out when the pack was trained, which holds only its keys");
        }
        request.tableRows().keySet().forEach(this::requireKnown);
        fixRows();
        climb(request.target());
        if (request.descendants() == GenerationRequest.Descendants.INCLUDED) {
            descend();
        }
        List<TablePlan> tables = new ArrayList<>();
        ColumnTypes types = new ColumnTypes(pack, this::mostRows);
        for (TableName name : parentsFirst()) {
            Table table = pack.graph().table(name).orElseThrow();
            RowRule rule = java.util.Objects.requireNonNull(rules.get(name));
            tables.add(new TablePlan(
                    types.resolve(table),
                    model(name),
                    linksOf(name),
                    rule,
                    java.util.Objects.requireNonNull(expected.get(name))));
        }
        warnings.addAll(types.warnings());
        request.tableRows().keySet().stream().filter(t -> !needed.contains(t)).forEach(t -> {
            throw BankSynthException.usage("Cannot set the rows of " + t + ": it is not generated with "
                    + request.target() + " as target; add --include_children or choose another target");
        });
        return new GenerationPlan(
                request, tables, List.copyOf(rules.keySet()), warnings, pack.keysOnly(), Optional.empty());
    }

    /** Rows that keys must number, those before the first included; of counts that are only expected some more. */
    private double mostRows(TableName table) {
        double known = expected.getOrDefault(table, 0.0);
        return request.keyOffset() + (rules.get(table) instanceof RowRule.Fixed ? known : known * UNCERTAINTY);
    }

    private void requireKnown(TableName table) {
        if (pack.model(table).isEmpty()) {
            List<String> known =
                    pack.models().stream().map(m -> m.table().shown()).sorted().toList();
            throw BankSynthException.usage(
                    "Cannot generate table " + table + ": the pack holds " + Suggestion.listed(table.shown(), known));
        }
    }

    private void requireNatural(TableName table, long rows) {
        if (model(table).reference() && rows > model(table).rows()) {
            throw BankSynthException.usage("Cannot generate " + rows + " rows of " + table
                    + ": it is a reference table, kept as it is, with "
                    + model(table).rows()
                    + " rows; ask for at most that many");
        }
    }

    private TableModel model(TableName table) {
        return pack.model(table).orElseThrow();
    }

    private List<LinkPlan> linksOf(TableName table) {
        return links.getOrDefault(table, List.of());
    }

    private void fixRows() {
        requireNatural(request.target(), request.rows());
        request.tableRows().forEach(this::requireNatural);
        rule(request.target(), new RowRule.Fixed(request.rows()), (double) request.rows());
        request.tableRows().forEach((table, rows) -> {
            if (table.equals(request.target()) && rows != request.rows()) {
                throw BankSynthException.usage("Cannot generate " + table + ": --target_rows says " + request.rows()
                        + " and --table_rows says " + rows);
            }
        });
    }

    private void rule(TableName table, RowRule rule, double rows) {
        RowRule fixed = request.tableRows().containsKey(table)
                ? new RowRule.Fixed(
                        java.util.Objects.requireNonNull(request.tableRows().get(table)))
                : rule;
        needed.add(table);
        rules.put(table, fixed);
        expected.put(table, fixed instanceof RowRule.Fixed f ? (double) f.rows() : rows);
    }

    /** Gives a rule to every ancestor of a table that has one; drivers first, since they bind the most. */
    private void climb(TableName table) {
        List<LinkPlan> up = linksOf(table);
        for (LinkPlan link : up) {
            if (link.role() == Role.DRIVER && !rules.containsKey(link.parent())) {
                enoughFor(link);
            }
        }
        for (LinkPlan link : up) {
            if (!rules.containsKey(link.parent())) {
                ruleParent(link);
            }
        }
        for (TableName parent : keptParents(table)) {
            double rows = model(parent).rows();
            if (!rules.containsKey(parent)) {
                rule(parent, new RowRule.Fixed(model(parent).rows()), rows);
                climb(parent);
            }
            if (expected.getOrDefault(parent, 0.0) < rows) {
                throw BankSynthException.usage("Cannot generate fewer rows of " + parent + " than its "
                        + model(parent).rows() + ": " + table + " is kept as it is and points at all of them");
            }
        }
    }

    /** The tables that a reference table points at: its rows are kept, and their keys with them. */
    private Set<TableName> keptParents(TableName table) {
        Set<TableName> out = new LinkedHashSet<>();
        if (model(table).reference()) {
            for (Relationship key : pack.graph().foreignKeys()) {
                boolean leads = key.child().equals(table) && !key.parent().equals(table);
                if (leads && pack.model(key.parent()).isPresent()) {
                    out.add(key.parent());
                }
            }
        }
        return out;
    }

    private Set<TableName> parentsOf(TableName table) {
        Set<TableName> out = keptParents(table);
        linksOf(table).forEach(link -> out.add(link.parent()));
        return out;
    }

    private void ruleParent(LinkPlan link) {
        TableName parent = link.parent();
        Optional<LinkPlan> parentDriver =
                linksOf(parent).stream().filter(l -> l.role() == Role.DRIVER).findFirst();
        boolean scoped = link.model().choice() instanceof LinkModel.Scope;
        if (parentDriver.isPresent()
                && (scoped || rules.containsKey(parentDriver.get().parent()))) {
            if (!rules.containsKey(parentDriver.get().parent())) {
                ruleParent(parentDriver.get());
            }
            if (!rules.containsKey(parent)) {
                sumOfFanOuts(parentDriver.get());
            }
        } else if (link.hasFanOut()) {
            enoughFor(link);
            return;
        } else {
            rule(parent, new RowRule.Fixed(model(parent).rows()), (double)
                    model(parent).rows());
        }
        climb(parent);
    }

    private void enoughFor(LinkPlan link) {
        double mean = mean(link);
        double children = java.util.Objects.requireNonNull(expected.get(link.child()))
                * (1 - link.model().nullShare());
        if (mean <= 0 && children > 0) {
            throw BankSynthException.usage("Cannot generate " + link.child() + ": no row of " + link.parent()
                    + " has a row of it in the sample (" + link.relationship().label() + ")");
        }
        double scale = link.child().equals(request.target()) ? request.parentScale() : 1.0;
        double parents = children == 0 ? 0 : Math.max(1, children / mean * scale);
        RowRule rule = scale == 1.0 ? new RowRule.EnoughFor(link) : new RowRule.Fixed(Math.round(parents));
        rule(link.parent(), rule, parents);
        climb(link.parent());
    }

    private void sumOfFanOuts(LinkPlan link) {
        double keyed = java.util.Objects.requireNonNull(expected.get(link.parent())) * mean(link);
        double rows = keyed / Math.max(1e-9, 1 - link.model().nullShare());
        rule(link.child(), new RowRule.SumOfFanOuts(link), rows);
    }

    /** Children of a reference table come in the numbers in which they were learned. */
    private void ruleChild(LinkPlan link) {
        Optional<LinkPlan> driver = linksOf(link.child()).stream()
                .filter(l -> l.role() == Role.DRIVER && rules.containsKey(l.parent()))
                .findFirst();
        if (driver.isPresent()) {
            sumOfFanOuts(driver.get());
        } else if (link.hasFanOut()) {
            sumOfFanOuts(link);
        } else {
            long rows = model(link.child()).rows();
            rule(link.child(), new RowRule.Fixed(rows), (double) rows);
        }
    }

    private static double mean(LinkPlan link) {
        return link.model().choice() instanceof LinkModel.FanOut fanOut ? FanOutMean.of(fanOut) : 0;
    }

    /** Adds the children of what is there, driven ones before matched ones, until nothing is missing. */
    private void descend() {
        Set<TableName> family = new LinkedHashSet<>(List.of(request.target()));
        boolean grew = true;
        while (grew) {
            grew = descend(family, Role.DRIVER) || descend(family, Role.MATCHED) || descend(family, Role.REFERENCE);
        }
    }

    private boolean descend(Set<TableName> family, Role role) {
        for (List<LinkPlan> candidates : links.values()) {
            for (LinkPlan link : candidates) {
                boolean joins = link.role() == role && family.contains(link.parent()) && !family.contains(link.child());
                if (joins) {
                    family.add(link.child());
                    if (!rules.containsKey(link.child())) {
                        ruleChild(link);
                        climb(link.child());
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /** The needed tables, each after its parents where no circle forbids it, else by name. */
    private List<TableName> parentsFirst() {
        List<TableName> out = new ArrayList<>();
        Set<TableName> waiting = new java.util.TreeSet<>(needed);
        while (!waiting.isEmpty()) {
            TableName next = waiting.stream()
                    .filter(t -> parentsOf(t).stream().noneMatch(p -> !p.equals(t) && waiting.contains(p)))
                    .findFirst()
                    .or(() -> waiting.stream()
                            .filter(t -> linksOf(t).stream()
                                    .filter(l -> l.role() == Role.DRIVER)
                                    .noneMatch(l -> waiting.contains(l.parent())))
                            .findFirst())
                    .orElseThrow();
            waiting.remove(next);
            out.add(next);
        }
        return out;
    }
}
