package io.banksynth.train;

import io.banksynth.model.Encoder;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import io.banksynth.train.dp.ColumnMeasures;
import io.banksynth.train.dp.Guarantee;
import io.banksynth.train.leaf.LearnedLeaf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Measures with noise how many rows tables have and how their keys find their parents, and settles by how many rows of each table
 * a unit counts.
 */
final class PrivateLinks {
    /** A unit counts by as many rows as this share of the parents has at most, as the noisy fan-outs tell. */
    private static final double USUAL = 0.9;
    /** A fan-out whose mean is further than this factor from what the sizes of both tables tell is lost in the noise. */
    private static final double MOST_ODD = 1.5;

    private final ModelPack structure;
    private final PrivateRows rows;
    private final Map<TableName, Relationship> belonging;
    private final Guarantee guarantee;
    private final ColumnMeasures measures;
    private final Map<TableName, Integer> caps = new HashMap<>();
    private final Map<TableName, LinkModel> drivers = new HashMap<>();
    private final Map<TableName, Long> sizes = new HashMap<>();

    PrivateLinks(
            ModelPack structure,
            PrivateRows rows,
            Map<TableName, Relationship> belonging,
            Guarantee guarantee,
            ColumnMeasures measures) {
        this.structure = structure;
        this.rows = rows;
        this.belonging = belonging;
        this.guarantee = guarantee;
        this.measures = measures;
    }

    /** A table's size and links, measured. */
    record Linked(long rows, List<LinkModel> links) {}

    /** By how many rows of the table a unit counts; known once the table is settled. */
    int cap(TableName table) {
        return caps.getOrDefault(table, 1);
    }

    /** Measures how many rows a table has, that of its driver's parent known, and by how many of them a unit counts. */
    void settle(TableModel model) {
        TableName table = model.table();
        if (belonging.containsKey(table)) {
            drivers.put(table, belongs(PrivateTrainer.driver(model).orElseThrow()));
        } else {
            caps.put(table, 1);
            sizes.put(
                    table,
                    Math.max(
                            1,
                            measures.count(table + ", rows", rows.sample(table).size(), 1)));
        }
    }

    /** Measures the other links; all tables are settled. */
    Linked measure(TableModel model) {
        TableName table = model.table();
        List<LinkModel> links = new ArrayList<>();
        Optional.ofNullable(drivers.get(table)).ifPresent(links::add);
        long size = Objects.requireNonNull(sizes.get(table));
        for (LinkModel link : model.links()) {
            boolean done = link.relationship().equals(belonging.get(table));
            if (!done) {
                links.add(beside(link, size));
            }
        }
        return new Linked(size, links);
    }

    /** The driver of a table whose rows belong to their parents' units: all children of the parents that count. */
    private LinkModel belongs(LinkModel link) {
        Relationship relationship = link.relationship();
        TableName child = relationship.child();
        int cap = cap(relationship.parent());
        int[] parents = rows.parents(relationship);
        LearnedLeaf<Encoder.Numbers> fanOut =
                measures.fanOut(relationship.label(), children(relationship, parents, all(parents.length)), cap);
        long keyless = isOptional(relationship)
                ? measures.count(
                        relationship.label() + ", missing",
                        Arrays.stream(parents).filter(p -> p == -1).count(),
                        1)
                : 0;
        long size = Math.round(mean(fanOut) * Objects.requireNonNull(sizes.get(relationship.parent()))) + keyless;
        sizes.put(child, Math.max(1, size));
        caps.put(child, (int) Math.min(guarantee.rowsPerUnit(), usual(fanOut) * cap));
        return new LinkModel(
                relationship, keyless, Math.max(keyless, size), new LinkModel.FanOut(fanOut.encoder(), fanOut.leaf()));
    }

    private LinkModel beside(LinkModel link, long size) {
        Relationship relationship = link.relationship();
        if (link.choice() instanceof LinkModel.Implied) {
            return new LinkModel(relationship, 0, size, link.choice());
        }
        int cap = cap(relationship.child());
        int[] chosen = rows.chosen(relationship.child(), cap);
        int[] parents = rows.parents(relationship);
        if (relationship.role().orElseThrow() == Role.REFERENCE) {
            return reference(relationship, chosen, parents);
        }
        if (link.choice() instanceof LinkModel.Levels) {
            return levels(relationship, chosen, parents);
        }
        // One child moves a parent from one count to another: two counts change by one each.
        long sensitivity = cap(relationship.parent()) + (long) Math.ceil(Math.sqrt(2) * cap);
        LearnedLeaf<Encoder.Numbers> fanOut =
                measures.fanOut(relationship.label(), children(relationship, parents, chosen), sensitivity);
        ColumnMeasures.Nulls nulls = nulls(relationship, chosen, parents);
        long children = nulls.nulls() + nulls.values();
        double expected = (double) size
                * nulls.values()
                / Math.max(1, children)
                / Objects.requireNonNull(sizes.get(relationship.parent()));
        boolean plausible = mean(fanOut) < MOST_ODD * expected && mean(fanOut) * MOST_ODD > expected;
        return new LinkModel(
                relationship,
                nulls.nulls(),
                children,
                plausible ? new LinkModel.FanOut(fanOut.encoder(), fanOut.leaf()) : FanOutLearner.aroundMean(expected));
    }

    private LinkModel reference(Relationship relationship, int[] chosen, int[] parents) {
        int known = rows.sample(relationship.parent()).size();
        long[] uses = new long[known + (isOptional(relationship) ? 1 : 0)];
        for (int row : chosen) {
            int use = parents[row] >= 0 ? parents[row] : known;
            if (use < uses.length) {
                uses[use]++;
            }
        }
        long[] weights = measures.uses(relationship.label(), uses, cap(relationship.child()));
        long nulls = weights.length > known ? weights[known] : 0;
        long[] used = Arrays.copyOf(weights, known);
        long keyed = Arrays.stream(used).sum();
        LongStream shares = keyed == 0 ? LongStream.generate(() -> 1).limit(known) : Arrays.stream(used);
        return new LinkModel(
                relationship,
                nulls,
                nulls + Math.max(1, keyed),
                new LinkModel.Categories(shares.boxed().toList()));
    }

    /** A table that points at itself: the rows without a parent, and one level of the others under them. */
    private LinkModel levels(Relationship relationship, int[] chosen, int[] parents) {
        long without = Arrays.stream(chosen).filter(row -> parents[row] == -1).count();
        ColumnMeasures.Nulls depths =
                measures.nulls(relationship.label(), without, chosen.length - without, cap(relationship.child()));
        long top = Math.max(1, depths.nulls());
        return new LinkModel(
                relationship,
                top,
                top + depths.values(),
                new LinkModel.Levels(
                        List.of(top, depths.values()), FanOutLearner.aroundMean((double) depths.values() / top)));
    }

    private ColumnMeasures.Nulls nulls(Relationship relationship, int[] chosen, int[] parents) {
        if (!isOptional(relationship)) {
            return new ColumnMeasures.Nulls(0, Objects.requireNonNull(sizes.get(relationship.child())));
        }
        long without = Arrays.stream(chosen).filter(row -> parents[row] == -1).count();
        return measures.nulls(relationship.label(), without, chosen.length - without, cap(relationship.child()));
    }

    /** How many of these rows each parent that counts has. */
    private long[] children(Relationship relationship, int[] parents, int[] children) {
        long[] counts = new long[rows.sample(relationship.parent()).size()];
        for (int row : children) {
            if (parents[row] >= 0) {
                counts[parents[row]]++;
            }
        }
        int[] counted = rows.chosen(relationship.parent(), cap(relationship.parent()));
        return Arrays.stream(counted).mapToLong(row -> counts[row]).toArray();
    }

    private static int[] all(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        return all;
    }

    private boolean isOptional(Relationship relationship) {
        return structure.graph().table(relationship.child()).orElseThrow().columns().stream()
                .anyMatch(c -> c.nullable() && relationship.childColumns().contains(c.name()));
    }

    private static double mean(LearnedLeaf<Encoder.Numbers> fanOut) {
        List<Long> edges = fanOut.encoder().edges();
        List<Long> weights = fanOut.leaf().rest();
        double sum = 0;
        for (int bin = 0; bin < weights.size(); bin++) {
            sum += weights.get(bin) * (edges.get(bin) + edges.get(bin + 1) - 1) / 2.0;
        }
        return sum / Math.max(1, fanOut.leaf().total());
    }

    /** The children that most of the parents with any do not exceed. */
    private static long usual(LearnedLeaf<Encoder.Numbers> fanOut) {
        List<Long> edges = fanOut.encoder().edges();
        List<Long> weights = fanOut.leaf().rest();
        double wanted = 0;
        for (int bin = 0; bin < weights.size(); bin++) {
            wanted += edges.get(bin) > 0 ? USUAL * weights.get(bin) : 0;
        }
        for (int bin = 0; bin < weights.size(); bin++) {
            wanted -= edges.get(bin) > 0 ? weights.get(bin) : 0;
            if (edges.get(bin) > 0 && wanted <= 0) {
                return edges.get(bin + 1) - 1;
            }
        }
        return 1;
    }
}
