package io.banksynth.train;

import io.banksynth.error.BankSynthException;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.privacy.detect.PrivacyPlanner;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.schema.Column;
import io.banksynth.schema.EvidenceSource;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may be known of a bank without looking at its rows: declared tables, names, relationships, and the rows of tables that the policy
 * declares public in every column. Samples of all other tables are empty here, so that whatever is learned of this depends on no
 * unit.
 *
 * @param graph with the roles that follow from names and the policy
 * @param samples of the declared types: public tables with their rows, the others without any
 * @param privacy by declarations and names
 * @param listed values that declared checks list, by table and column
 */
record PublicStructure(
        SchemaGraph graph,
        List<Sample> samples,
        PrivacyPlan privacy,
        Map<TableName, Map<String, List<String>>> listed) {
    private static final String LISTING = "check in";

    /** What says enough without rows; a name alone is a guess that only rows could refute. */
    private static final Set<EvidenceSource> SOURCES =
            Set.of(EvidenceSource.MANUAL, EvidenceSource.CONSTRAINT, EvidenceSource.JOIN, EvidenceSource.LINEAGE);

    /**
     * Takes the structure out of a graph that was discovered without samples.
     *
     * @throws BankSynthException if a table or column of the samples is not declared, or a declared one is not in the samples
     */
    static PublicStructure of(SchemaGraph graph, List<Sample> samples, PrivacyPolicy policy) {
        TableName unit = policy.unit()
                .filter(table -> graph.table(table).isPresent())
                .orElseThrow(
                        () -> BankSynthException.usage("Cannot train with --epsilon: whose presence it hides is not"
                                + " said; name their table in --privacy_policy, as in unit: " + example(graph)));
        samples.forEach(sample -> requireDeclared(graph, sample));
        PrivacyPlan privacy = PrivacyPlanner.planByNames(policy, graph.tables());
        Map<TableName, Sample> real = new LinkedHashMap<>();
        samples.forEach(sample -> real.put(sample.table(), sample));
        List<Relationship> keys = keys(graph);
        Map<TableName, Integer> steps = steps(keys, unit);
        Set<TableName> open = openTables(graph, policy, steps.keySet());
        List<Sample> shown = new ArrayList<>();
        for (Table table : graph.tables()) {
            Sample sample = real.get(table.name());
            if (sample == null) {
                throw BankSynthException.source("Cannot train table " + table.name()
                        + ": there is no sample of it; add one, or leave the table out with --tables");
            }
            shown.add(open.contains(table.name()) ? sample : empty(table));
        }
        SchemaGraph roles = new SchemaGraph(
                graph.schema(), graph.tables(), relationships(keys, open, steps), graph.uses(), graph.checks());
        RestrictedColumns left = RestrictedColumns.leaveOut(roles, shown, privacy);
        return new PublicStructure(left.graph(), left.samples(), left.privacy(), listed(graph));
    }

    private static void requireDeclared(SchemaGraph graph, Sample sample) {
        Table table = graph.table(sample.table())
                .orElseThrow(() -> BankSynthException.usage("Cannot train table " + sample.table()
                        + " with --epsilon: --ddl does not declare it, and its types must not come from its rows"));
        for (Column column : sample.columns()) {
            String name = "Cannot train column " + sample.table() + "." + column.name() + " with --epsilon: ";
            Column declared = table.column(column.name())
                    .orElseThrow(() -> BankSynthException.usage(
                            name + "--ddl does not declare it, and its type must not come from its rows"));
            if (!declared.type().equals(column.type())) {
                throw BankSynthException.usage(name + "it is declared " + declared.type() + " and its rows are read as "
                        + column.type() + "; declare it as that, or give --sample_dir");
            }
        }
        for (Column column : table.columns()) {
            if (sample.columns().stream().noneMatch(c -> c.name().equals(column.name()))) {
                throw BankSynthException.source("Cannot train column " + sample.table() + "." + column.name() + ": "
                        + sample.origin() + " has no such column");
            }
        }
    }

    private static String example(SchemaGraph graph) {
        return graph.tables().stream()
                .map(Table::name)
                .filter(name -> graph.parentsOf(name).isEmpty())
                .findFirst()
                .orElse(graph.tables().get(0).name())
                .shown();
    }

    /**
     * Tables that are kept as they are: others point at them, the policy says of each of their columns that it is public, their
     * parents are such, and none of their rows is a unit's.
     */
    private static Set<TableName> openTables(SchemaGraph graph, PrivacyPolicy policy, Set<TableName> ofUnits) {
        Set<TableName> open = new HashSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (Table table : graph.tables()) {
                boolean isOpen = !ofUnits.contains(table.name())
                        && !graph.childrenOf(table.name()).isEmpty()
                        && table.columns().stream().allMatch(c -> isDeclaredPublic(policy, table.name(), c))
                        && graph.parentsOf(table.name()).stream()
                                .map(Relationship::parent)
                                .allMatch(p -> p.equals(table.name()) || open.contains(p));
                found |= isOpen && open.add(table.name());
            }
        }
        return open;
    }

    private static Map<TableName, Map<String, List<String>>> listed(SchemaGraph graph) {
        Map<TableName, Map<String, List<String>>> listed = new HashMap<>();
        graph.uses().stream()
                .filter(use -> use.kind().equals(LISTING) && !use.literals().isEmpty())
                .forEach(use -> listed.computeIfAbsent(use.table(), table -> new HashMap<>())
                        .put(use.column(), use.literals()));
        return listed;
    }

    /** A default level is no word about this column. */
    private static boolean isDeclaredPublic(PrivacyPolicy policy, TableName table, Column column) {
        return policy.of(table, column.name())
                .filter(rule -> rule.level() == Level.PUBLIC)
                .isPresent();
    }

    /** The foreign keys that something says without rows, the surest first. */
    private static List<Relationship> keys(SchemaGraph graph) {
        return graph.foreignKeys().stream()
                .filter(r -> r.condition().isEmpty())
                .filter(r -> r.evidence().stream().anyMatch(e -> SOURCES.contains(e.source())))
                .sorted(Comparator.comparingDouble(Relationship::confidence)
                        .reversed()
                        .thenComparing(Relationship::label))
                .toList();
    }

    /** One foreign key per column, each with its role; drivers lead to the unit's table on the shortest way. */
    private static List<Relationship> relationships(
            List<Relationship> keys, Set<TableName> open, Map<TableName, Integer> steps) {
        Set<String> taken = new HashSet<>();
        Map<TableName, Relationship> drivers = new HashMap<>();
        List<Relationship> kept = new ArrayList<>();
        for (Relationship key : keys) {
            if (key.childColumns().size() > 1
                    || taken.add(key.child() + "\n" + key.childColumns().get(0))) {
                kept.add(key);
                Relationship best = drivers.get(key.child());
                boolean leads = steps.containsKey(key.parent())
                        && steps.getOrDefault(key.child(), 0) == steps.get(key.parent()) + 1;
                if (leads && !open.contains(key.child()) && best == null) {
                    drivers.put(key.child(), key);
                }
            }
        }
        return kept.stream()
                .map(key -> {
                    if (open.contains(key.parent())) {
                        return key.withRole(Role.REFERENCE);
                    }
                    Relationship driver = drivers.get(key.child());
                    return driver == null
                            ? key
                            : key.withRole(
                                    key.equals(driver)
                                            ? Role.DRIVER
                                            : key.child().equals(key.parent()) ? Role.SELF : Role.MATCHED);
                })
                .toList();
    }

    /** How many foreign keys lead from each table to the unit's. */
    private static Map<TableName, Integer> steps(List<Relationship> keys, TableName unit) {
        Map<TableName, Integer> steps = new HashMap<>(Map.of(unit, 0));
        for (int step = 1; step <= keys.size(); step++) {
            for (Relationship key : keys) {
                if (steps.getOrDefault(key.parent(), -1) == step - 1) {
                    steps.putIfAbsent(key.child(), step);
                }
            }
        }
        return steps;
    }

    private static Sample empty(Table table) {
        return new SampleBuilder(table.name(), table.columns(), "its declaration").finish();
    }
}
