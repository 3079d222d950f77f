package io.banksynth.discover;

import io.banksynth.schema.Evidence;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Review;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person said in a relationships file.
 *
 * @param graph the tables and relationships written there
 * @param exclusive whether nothing else shall be discovered
 */
record ReviewedFile(SchemaGraph graph, boolean exclusive) {
    static final ReviewedFile NOTHING = new ReviewedFile(new SchemaGraph("", List.of(), List.of()), false);

    /** The tables, with the keys that the file gives them; a table that only the file knows is added. */
    List<Table> tables(List<Table> discovered) {
        List<Table> tables = new ArrayList<>();
        for (Table table : discovered) {
            Optional<Table> said = graph.table(table.name());
            tables.add(said.map(s -> keyed(table, s)).orElse(table));
        }
        for (Table said : graph.tables()) {
            if (discovered.stream().noneMatch(t -> t.name().equals(said.name()))) {
                tables.add(said);
            }
        }
        return tables;
    }

    private static Table keyed(Table table, Table said) {
        boolean fits = said.primaryKey().stream().allMatch(c -> table.column(c).isPresent());
        List<String> primary = said.primaryKey().isEmpty() || !fits ? table.primaryKey() : said.primaryKey();
        List<List<String>> unique = said.unique().isEmpty() ? table.unique() : said.unique();
        return new Table(table.name(), table.columns(), primary, unique);
    }

    /**
     * What the file says wins; what it does not mention is kept as discovered. A relationship it says nothing of but its
     * columns takes the evidence that was found for it.
     */
    List<Relationship> merge(List<Relationship> discovered, List<Table> tables) {
        List<Relationship> merged = new ArrayList<>();
        List<Relationship> said = new ArrayList<>(graph.relationships());
        for (Relationship relationship : discovered) {
            Optional<Relationship> mine = said.stream()
                    .filter(s -> s.joinsLike(relationship) || reversed(s, relationship))
                    .findFirst();
            if (mine.isEmpty()) {
                merged.add(relationship);
            } else if (mine.get().joinsLike(relationship) && mine.get().kind() == relationship.kind()) {
                said.remove(mine.get());
                merged.add(refreshed(mine.get(), relationship));
            }
        }
        said.forEach(s -> merged.add(check(s, tables)));
        return merged;
    }

    /** A verdict keeps the rest up to date; without one the person's own words stand. */
    private static Relationship refreshed(Relationship said, Relationship found) {
        return withEvidence(said, found.evidence());
    }

    private static boolean reversed(Relationship a, Relationship b) {
        return a.child().equals(b.parent())
                && a.parent().equals(b.child())
                && a.childColumns().equals(b.parentColumns())
                && a.parentColumns().equals(b.childColumns());
    }

    private static Relationship check(Relationship said, List<Table> tables) {
        require(said, said.child(), said.childColumns(), tables);
        require(said, said.parent(), said.parentColumns(), tables);
        return said;
    }

    private static void require(
            Relationship said, io.banksynth.schema.TableName name, List<String> columns, List<Table> tables) {
        if (said.review().filter(r -> r == Review.REJECT).isPresent() || said.kind() == RelationshipKind.PEER) {
            return;
        }
        Optional<Table> table =
                tables.stream().filter(t -> t.name().equals(name)).findFirst();
        for (String column : columns) {
            if (table.isEmpty()
                    || (!table.get().columns().isEmpty()
                            && table.get().column(column).isEmpty())) {
                throw io.banksynth.error.BankSynthException.usage(
                        "Cannot use relationship " + said.label() + ": there is no "
                                + (table.isEmpty() ? "table " + name : "column " + name + "." + column)
                                + "; correct the relationships file");
            }
        }
    }

    /** A relationship with further evidence, each place once. */
    static Relationship withEvidence(Relationship relationship, List<Evidence> more) {
        List<Evidence> evidence = new ArrayList<>(relationship.evidence());
        for (Evidence one : more) {
            evidence.removeIf(e -> e.source() == one.source()
                    && e.file().equals(one.file())
                    && e.query().equals(one.query()));
            evidence.add(one);
        }
        return new Relationship(
                relationship.child(),
                relationship.childColumns(),
                relationship.parent(),
                relationship.parentColumns(),
                relationship.kind(),
                relationship.role(),
                relationship.joinType(),
                relationship.optional(),
                relationship.cardinality(),
                relationship.condition(),
                relationship.confidence(),
                relationship.review(),
                evidence);
    }
}
