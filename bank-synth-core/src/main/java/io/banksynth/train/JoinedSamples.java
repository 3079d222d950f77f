package io.banksynth.train;

import io.banksynth.error.BankSynthException;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The samples as they hang together.
 *
 * @param graph with the conditions under which relationships hold
 * @param rows true sizes of all tables
 * @param units of each table's rows
 */
record JoinedSamples(
        SchemaGraph graph,
        Map<TableName, Sample> samples,
        Map<TableName, Long> rows,
        Discriminators discriminators,
        Links links,
        Roles roles,
        Units units) {
    /** Fewer roots than so many times k are too few to count by. */
    private static final int TOO_FEW = 10;

    /**
     * Joins samples along the foreign keys of a graph.
     *
     * @param trueRows of tables whose samples are only a part
     * @param k how many units share what is kept
     * @throws BankSynthException if a table has no sample, or a relationship names a column that a sample lacks
     */
    static JoinedSamples of(
            SchemaGraph discovered, List<Sample> list, PrivacyPlan privacy, Map<TableName, Long> trueRows, int k) {
        Map<TableName, Sample> samples = new LinkedHashMap<>();
        list.forEach(sample -> samples.put(sample.table(), sample));
        Discriminators discriminators = Discriminators.find(discovered, samples);
        List<Relationship> relationships = discriminators.relationships().stream()
                .map(r -> discovered.foreignKeys().contains(r) && discovered.isReturned(r) ? r.asPeer() : r)
                .toList();
        SchemaGraph graph = new SchemaGraph(discovered.schema(), discovered.tables(), relationships);
        Map<TableName, Long> rows = new LinkedHashMap<>();
        for (Table table : graph.tables()) {
            Sample sample = samples.get(table.name());
            if (sample == null) {
                throw BankSynthException.source("Cannot train table " + table.name()
                        + ": there is no sample of it; add one, or leave the table out with --tables");
            }
            rows.put(table.name(), trueRows.getOrDefault(table.name(), (long) sample.size()));
        }
        Links links = new Links(graph, samples, discriminators);
        Roles roles = new Roles(graph, samples, links, rows, privacy);
        Set<TableName> few = new HashSet<>();
        for (Table table : graph.tables()) {
            if (rows.getOrDefault(table.name(), 0L) < (long) TOO_FEW * k && privacy.mayBeKept(table)) {
                few.add(table.name());
            }
        }
        Units units = new Units(samples, links, roles, privacy.unit(), few::contains);
        return new JoinedSamples(graph, samples, rows, discriminators, links, roles, units);
    }

    Sample sample(TableName table) {
        return Objects.requireNonNull(samples.get(table));
    }

    long rows(TableName table) {
        return Objects.requireNonNull(rows.get(table));
    }

    /** Whether the sample of a table is all of it. */
    boolean isWhole(TableName table) {
        return sample(table).size() >= rows(table);
    }

    /** Columns of a table that foreign keys fill. */
    Set<String> foreignColumns(TableName table) {
        Set<String> foreign = new HashSet<>();
        links.of(table).forEach(link -> foreign.addAll(link.relationship().childColumns()));
        return foreign;
    }

    /** The foreign keys that lead from a table's rows to their units; none where the rows are units themselves. */
    List<Relationship> driversToUnit(TableName table) {
        List<Relationship> path = new ArrayList<>();
        Optional<Relationship> driver = units.driver(table);
        while (driver.isPresent()) {
            path.add(driver.get());
            driver = units.driver(driver.get().parent());
        }
        return path;
    }
}
