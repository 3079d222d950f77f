package io.banksynth.discover;

import io.banksynth.discover.Election.Elected;
import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.discover.sql.Catalog;
import io.banksynth.discover.sql.Definitions;
import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.discover.sql.SqlFiles;
import io.banksynth.discover.sql.SqlReader;
import io.banksynth.discover.sql.SqlScript;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds tables, keys and relationships from queries, definitions, names and samples, weighed together. */
public final class Discovery {
    private final DiscoveryRequest request;
    private final List<String> warnings = new ArrayList<>();

    private Discovery(DiscoveryRequest request) {
        this.request = request;
    }

    /**
     * Discovers.
     *
     * @throws io.banksynth.error.BankSynthException if a file cannot be read or the relationships file is none
     */
    public static Discovered discover(DiscoveryRequest request) {
        return new Discovery(request).run();
    }

    private Discovered run() {
        List<SqlScript> scripts = read(request.ddl());
        List<SqlScript> queries = read(request.queries());
        Definitions defined = new Definitions();
        scripts.forEach(defined::read);
        request.catalogues().forEach(defined::add);
        Definitions working = new Definitions();
        queries.forEach(working::read);
        KnownTables known = KnownTables.of(defined, working, request.samples());
        SqlFacts facts = facts(known.catalog(), queries);
        if (known.onlyQueries()) {
            facts = named(known, facts, queries, working.temporary());
        }
        known.restrict(request.tables());
        warnings.addAll(facts.warnings());
        ReviewedFile reviewed =
                request.relationships().map(RelationshipsFile::readReviewed).orElse(ReviewedFile.NOTHING);
        Map<BaseColumn, ColumnNode> nodes = known.nodes();
        Map<String, Pair> pairs = reviewed.exclusive() ? Map.of() : weighed(nodes, facts);
        List<Elected> elected = new Election(pairs, new Composites(known, nodes, pairs)).elect();
        GraphBuilder builder = new GraphBuilder(known, nodes);
        List<Relationship> found = new ArrayList<>();
        if (!reviewed.exclusive()) {
            found.addAll(builder.declared());
            elected.stream().map(builder::relationship).forEach(r -> addUnlessDeclared(found, r));
        }
        List<Table> tables = reviewed.tables(builder.tables(elected));
        List<Relationship> kept = reviewed.merge(found, tables).stream()
                .filter(r ->
                        r.confidence() >= request.minConfidence() || r.review().isPresent())
                .toList();
        List<SqlFacts.Mention> mentions = new ArrayList<>(facts.mentions());
        mentions.addAll(known.checked());
        SchemaGraph graph = new SchemaGraph(
                request.schema(), tables, kept, ColumnUses.of(mentions, nodes.keySet()), known.checks());
        return new Discovered(graph, warnings, known.untyped(), new Explanations(graph, nodes.keySet(), pairs));
    }

    private List<SqlScript> read(List<Path> paths) {
        List<SqlScript> scripts = new ArrayList<>();
        paths.forEach(p -> scripts.addAll(SqlFiles.read(p, warnings)));
        return scripts;
    }

    private static SqlFacts facts(Catalog catalog, List<SqlScript> queries) {
        SqlReader reader = new SqlReader(catalog);
        queries.forEach(reader::read);
        return reader.facts();
    }

    /** Adds the tables that queries write to, which are stored ones, then all columns they name; and reads again. */
    private static SqlFacts named(KnownTables known, SqlFacts first, List<SqlScript> queries, Set<String> temporary) {
        Map<TableName, Set<String>> targets = new TreeMap<>();
        first.written().stream()
                .filter(w -> !temporary.contains(w.table().table()))
                .forEach(w -> targets.put(w.table(), Set.of()));
        known.addNamed(targets);
        Map<TableName, Set<String>> named = columns(facts(known.catalog(), queries));
        named.keySet().removeIf(t -> temporary.contains(t.table()));
        known.addNamed(named);
        return facts(known.catalog(), queries);
    }

    /** The tables and columns that queries name, where nothing else tells of any. */
    static Map<TableName, Set<String>> columns(SqlFacts facts) {
        Map<TableName, Set<String>> named = new TreeMap<>();
        facts.written()
                .forEach(w ->
                        named.computeIfAbsent(w.table(), k -> new TreeSet<>()).addAll(w.columns()));
        List<BaseColumn> columns = new ArrayList<>();
        facts.joins().forEach(j -> columns.addAll(List.of(j.left(), j.right())));
        facts.lineages().forEach(l -> columns.add(l.source()));
        facts.mentions().forEach(m -> columns.add(m.column()));
        columns.forEach(
                c -> named.computeIfAbsent(c.table(), k -> new TreeSet<>()).add(c.column()));
        return named;
    }

    /** All pairs of columns that anything speaks for, each with its confidence. */
    private static Map<String, Pair> weighed(Map<BaseColumn, ColumnNode> nodes, SqlFacts facts) {
        Candidates candidates = new Candidates(nodes);
        candidates.addQueries(facts);
        candidates.addNames();
        candidates.addData();
        candidates.count();
        new Scorer(Weights.load()).score(candidates.all());
        Map<String, Pair> pairs = candidates.byText();
        new Discriminators(facts).mark(pairs.values());
        return pairs;
    }

    /** A declared key takes the evidence of what was found for the same columns; the other way round nothing is found. */
    private static void addUnlessDeclared(List<Relationship> found, Relationship relationship) {
        for (int i = 0; i < found.size(); i++) {
            Relationship declared = found.get(i);
            if (declared.joinsLike(relationship)) {
                found.set(i, ReviewedFile.withEvidence(declared, relationship.evidence()));
                return;
            }
            boolean reversed = declared.child().equals(relationship.parent())
                    && declared.parent().equals(relationship.child())
                    && declared.childColumns().equals(relationship.parentColumns());
            if (reversed) {
                return;
            }
        }
        found.add(relationship);
    }
}
