package io.banksynth.train;

import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which tables are kept as they are and which relationship drives each table. A role that the graph states is
 * taken as it is, except that no table with a personal column is kept as it is; the others follow from sizes and from what holds among
 * siblings (docs/adr/0050-roles.md).
 */
final class Roles {
    private static final long LARGEST_REFERENCE = 1000;

    /** As few rows are known by what lies below them at any depth: a handful of regions has few branches, and many customers. */
    private static final long FEW_ROWS = 100;

    /** The share of rows without a parent from which another key, which all rows have, drives. */
    private static final double MOST_LEFT_OUT = 0.01;

    /** Children of each parent that has any, from which they are siblings rather than one to one. */
    private static final double FEWEST_SIBLINGS = 1.05;

    private static final long CHILDREN_PER_ROW = 10;
    private static final long CHILDREN_PER_ROW_OF_DATED_TABLE = 100;

    private final SchemaGraph graph;
    private final Links links;
    private final Map<TableName, Sample> samples;
    private final Map<TableName, Long> rows;
    private final PrivacyPlan privacy;
    private final Set<TableName> references = new HashSet<>();
    private final Map<TableName, Relationship> drivers = new HashMap<>();

    /**
     * @param rows true sizes of all tables
     */
    Roles(
            SchemaGraph graph,
            Map<TableName, Sample> samples,
            Links links,
            Map<TableName, Long> rows,
            PrivacyPlan privacy) {
        this.graph = graph;
        this.samples = samples;
        this.links = links;
        this.rows = rows;
        this.privacy = privacy;
        findReferences();
        findDrivers();
    }

    boolean isReference(TableName table) {
        return references.contains(table);
    }

    Optional<Relationship> driver(TableName child) {
        return Optional.ofNullable(drivers.get(child));
    }

    /** The role that sizes alone give to a relationship whose child is no reference table. */
    Role role(Relationship relationship) {
        if (references.contains(relationship.parent())) {
            return Role.REFERENCE;
        }
        if (relationship.child().equals(relationship.parent())) {
            return Role.SELF;
        }
        return relationship.equals(drivers.get(relationship.child())) ? Role.DRIVER : Role.MATCHED;
    }

    /** A reference table leans on nothing but other reference tables, so they are found from the leaves inwards. */
    private void findReferences() {
        boolean found = true;
        while (found) {
            found = false;
            for (Table table : graph.tables()) {
                if (!references.contains(table.name()) && isReferenceTable(table)) {
                    references.add(table.name());
                    found = true;
                }
            }
        }
    }

    private boolean isReferenceTable(Table table) {
        TableName name = table.name();
        List<Relationship> children = graph.childrenOf(name);
        boolean leansOnOthers = graph.parentsOf(name).stream()
                .map(Relationship::parent)
                .anyMatch(parent -> !parent.equals(name) && !references.contains(parent));
        if (leansOnOthers || children.isEmpty() || rows.getOrDefault(name, 0L) == 0) {
            return false;
        }
        List<Role> stated =
                children.stream().flatMap(r -> r.role().stream()).distinct().toList();
        if (!stated.isEmpty()) {
            return stated.contains(Role.REFERENCE) && !privacy.hasPersonalColumn(table);
        }
        if (rows.getOrDefault(name, 0L) > LARGEST_REFERENCE || !privacy.mayBeKept(table)) {
            return false;
        }
        long size = rows.getOrDefault(name, 0L);
        long largestChild = below(name, size <= FEW_ROWS).stream()
                .mapToLong(child -> rows.getOrDefault(child, 0L))
                .max()
                .orElse(0);
        boolean dated = table.columns().stream()
                .anyMatch(c -> c.type() instanceof DataType.Date || c.type() instanceof DataType.Timestamp);
        return largestChild >= size * (dated ? CHILDREN_PER_ROW_OF_DATED_TABLE : CHILDREN_PER_ROW);
    }

    /** The tables that point at a table, or all that lie below it. */
    private Set<TableName> below(TableName name, boolean all) {
        Set<TableName> found = new LinkedHashSet<>();
        List<TableName> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            for (Relationship r : graph.childrenOf(open.remove(open.size() - 1))) {
                if (!r.child().equals(name) && found.add(r.child()) && all) {
                    open.add(r.child());
                }
            }
        }
        return found;
    }

    /** Takes relationships by falling claim, unless they would close a circle of drivers. */
    private void findDrivers() {
        List<Relationship> candidates = new ArrayList<>();
        for (Relationship r : graph.foreignKeys()) {
            boolean possible = !r.child().equals(r.parent())
                    && !references.contains(r.child())
                    && !references.contains(r.parent())
                    && (r.role().isEmpty() || r.role().get() == Role.DRIVER);
            if (possible) {
                candidates.add(r);
            }
        }
        List<Claim> claims = candidates.stream()
                .map(r -> claim(r, candidates))
                .sorted(Claim.STRONGEST_FIRST)
                .toList();
        for (Claim claim : claims) {
            Relationship r = claim.relationship;
            if (!drivers.containsKey(r.child()) && !drivenBy(r.parent(), r.child())) {
                drivers.put(r.child(), r);
            }
        }
    }

    /**
     * What speaks for a relationship to drive. Rows that hang together are drawn as siblings of the driver's parent alone: so laws among
     * its children count first, then how finely it parts them.
     *
     * @param laws see {@link SiblingLaws}
     */
    private record Claim(
            Relationship relationship,
            boolean isPartOfAnother,
            boolean leavesRowsOut,
            boolean hasSiblings,
            int laws,
            long parents) {
        static final Comparator<Claim> STRONGEST_FIRST = Comparator.comparing(
                        (Claim c) -> c.relationship.role().isEmpty())
                .thenComparing(Claim::isPartOfAnother)
                .thenComparing(Claim::leavesRowsOut)
                .thenComparing(Comparator.comparing(Claim::hasSiblings).reversed())
                .thenComparing(Comparator.comparingInt(Claim::laws).reversed())
                .thenComparing(Comparator.comparingLong(Claim::parents).reversed())
                .thenComparing(Comparator.comparingDouble((Claim c) -> c.relationship.confidence())
                        .reversed())
                .thenComparing(c -> c.relationship.label());
    }

    private Claim claim(Relationship r, List<Relationship> candidates) {
        boolean rivals =
                candidates.stream().filter(c -> c.child().equals(r.child())).count() > 1;
        long parents = rows.getOrDefault(r.parent(), 0L);
        Optional<Links.Link> link = link(r);
        if (link.isEmpty()) {
            return new Claim(r, isPartOfAnother(r, candidates), false, true, 0, parents);
        }
        long withChildren = Arrays.stream(link.get().parentRows())
                .filter(row -> row >= 0)
                .distinct()
                .count();
        return new Claim(
                r,
                isPartOfAnother(r, candidates),
                link.get().nulls() > MOST_LEFT_OUT * link.get().parentRows().length,
                link.get().joined() >= FEWEST_SIBLINGS * withChildren,
                rivals ? laws(r) : 0,
                parents);
    }

    private Optional<Links.Link> link(Relationship r) {
        return links.of(r.child()).stream()
                .filter(l -> l.relationship().equals(r))
                .findFirst();
    }

    private int laws(Relationship r) {
        Sample child = Objects.requireNonNull(samples.get(r.child()));
        return link(r).map(l -> SiblingLaws.count(child, l, links.of(r.child())))
                .orElse(0);
    }

    /**
     * A key inside a longer key follows from that one, and not the other way round; unless more laws hold among its siblings, and the longer
     * key's parents lie among them too.
     */
    private boolean isPartOfAnother(Relationship r, List<Relationship> candidates) {
        return candidates.stream()
                .anyMatch(other -> other.child().equals(r.child())
                        && other.childColumns().size() > r.childColumns().size()
                        && other.childColumns().containsAll(r.childColumns())
                        && !(liesAbove(r, other.parent(), candidates) && laws(r) > laws(other)));
    }

    /** Whether a table has this relationship's parent as well. */
    private static boolean liesAbove(Relationship r, TableName table, List<Relationship> candidates) {
        return candidates.stream()
                .anyMatch(up -> up.child().equals(table) && up.parent().equals(r.parent()));
    }

    private boolean drivenBy(TableName table, TableName ancestor) {
        TableName at = table;
        while (!at.equals(ancestor)) {
            Relationship driver = drivers.get(at);
            if (driver == null) {
                return false;
            }
            at = driver.parent();
        }
        return true;
    }
}
