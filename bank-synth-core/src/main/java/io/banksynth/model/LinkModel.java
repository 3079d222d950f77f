package io.banksynth.model;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the children of a relationship find their parents.
 *
 * @param relationship with its role
 * @param nulls children without a parent in the sample
 * @param children all children in the sample
 * @param cases which rows the relationship holds for, where their key may also be another table's; empty where it holds for all
 */
public record LinkModel(Relationship relationship, long nulls, long children, Choice choice, Optional<Cases> cases) {
    public LinkModel {
        if (relationship.role().isEmpty()) {
            throw new IllegalArgumentException("A link needs a role: " + relationship.label());
        }
        requireCounts(nulls, children);
    }

    /** Whether it is the one of the child's columns of that name, joined by commas. */
    public boolean isNamed(String columns) {
        return String.join(",", relationship.childColumns()).equals(columns);
    }

    /** Whether rows may ask what their parents along this link are. */
    public boolean mayBeAsked() {
        return relationship.role().equals(Optional.of(Role.MATCHED))
                && choice instanceof FanOut fanOut
                && fanOut.copied().isEmpty()
                && cases.isEmpty();
    }

    /** A relationship that holds for every row with a key. */
    public LinkModel(Relationship relationship, long nulls, long children, Choice choice) {
        this(relationship, nulls, children, choice, Optional.empty());
    }

    /** The same with another choice of parents. */
    public LinkModel choosing(Choice other) {
        return new LinkModel(relationship, nulls, children, other, cases);
    }

    /**
     * Rows that a relationship holds for.
     *
     * @param column the child's column that tells
     */
    public record Cases(String column, List<Case> values) {
        public Cases {
            values = List.copyOf(values);
            if (values.stream().noneMatch(v -> v.keyed() > 0)) {
                throw new IllegalArgumentException("A relationship holds for some rows at least");
            }
        }
    }

    /** A value for which it holds, as text, with how many rows of it have a key and how many have none. */
    public record Case(String value, long keyed, long keyless) {
        public Case {
            if (keyed < 0 || keyless < 0) {
                throw new IllegalArgumentException("Not counts of rows: " + keyed + ", " + keyless);
            }
        }
    }

    /** Whether parents draw how many children they have. */
    public boolean hasFanOut() {
        return choice instanceof FanOut;
    }

    /** Whether it may be the last key of another's way. */
    public boolean leads() {
        return cases.isEmpty() && !(choice instanceof Implied) && !(choice instanceof Levels);
    }

    /** The way to the parents that all rows have, or some of them. */
    public Optional<Way> way() {
        if (choice instanceof Copied copied) {
            return Optional.of(copied.way());
        }
        return choice instanceof FanOut fanOut ? fanOut.copied() : Optional.empty();
    }

    /** Share of the children that have no parent. */
    public double nullShare() {
        return children == 0 ? 0 : (double) nulls / children;
    }

    /** The choice of a parent. */
    public sealed interface Choice {}

    /**
     * Children per parent, drawn for each parent.
     *
     * @param tree how they depend on the parent's own columns; its terms stand for the parent's row
     * @param strata what the parent has in common with the child's driver
     * @param counted columns of the parent that say how many children it has
     * @param copied the way to the parent that some rows have, or none; which ones the child's row model says
     * @param rolled columns of the parent that are aggregates of its children; none but along drivers
     */
    public record FanOut(
            Encoder.Numbers encoder,
            Leaf leaf,
            Optional<Tree> tree,
            Optional<Strata> strata,
            List<String> counted,
            Optional<Way> copied,
            List<RollUp> rolled)
            implements Choice {
        /** No parent has more children. */
        private static final long MOST = Integer.MAX_VALUE;

        public FanOut {
            if (Stream.concat(encoder.values().stream(), encoder.edges().stream())
                    .anyMatch(children -> children < 0 || children > MOST)) {
                throw new IllegalArgumentException("A parent has 0 to " + MOST + " children");
            }
            counted = List.copyOf(counted);
            rolled = List.copyOf(rolled);
        }

        /** Children that depend on nothing. */
        public FanOut(Encoder.Numbers encoder, Leaf leaf) {
            this(encoder, leaf, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());
        }

        /** The same where children depend on the parent's columns. */
        public FanOut with(Optional<Tree> newTree) {
            return new FanOut(encoder, leaf, newTree, strata, counted, copied, rolled);
        }

        /** The same where parent and driver have something in common. */
        public FanOut within(Optional<Strata> newStrata) {
            return new FanOut(encoder, leaf, tree, newStrata, counted, copied, rolled);
        }

        /** The same where columns of the parent count the children. */
        public FanOut counting(List<String> columns) {
            return new FanOut(encoder, leaf, tree, strata, columns, copied, rolled);
        }

        /** The same where some rows have the parent that a way leads to. */
        public FanOut copying(Optional<Way> way) {
            return new FanOut(encoder, leaf, tree, strata, counted, way, rolled);
        }

        /** The same where columns of the parent are aggregates of the children. */
        public FanOut rolling(List<RollUp> columns) {
            return new FanOut(encoder, leaf, tree, strata, counted, copied, columns);
        }
    }

    /**
     * A parent and its child's driver often point at the same row of a reference table, such as a client and an account of one
     * district.
     *
     * @param driver foreign key of the driver's table
     * @param parent foreign key of the parent's table
     * @param matched children whose parent is to be found there, beside those that meet by chance
     * @param candidates children that have both
     */
    public record Strata(List<String> driver, List<String> parent, long matched, long candidates) {
        public Strata {
            driver = List.copyOf(driver);
            parent = List.copyOf(parent);
            requireCounts(matched, candidates);
        }

        /** Share of the parents whose children are matched so. */
        public double share() {
            return candidates == 0 ? 0 : (double) matched / candidates;
        }
    }

    /**
     * A way from a row along foreign keys, up the drivers and at last along any; or along the driver alone.
     *
     * @param keys the child's columns of each, joined by commas
     */
    public record Way(List<String> keys) {
        public Way {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("A way goes along a foreign key at least");
            }
        }

        /** The way from where the first key leads; empty at its end. */
        public List<String> rest() {
            return keys.subList(1, keys.size());
        }
    }

    /**
     * The parent is the row that other foreign keys lead to: the customer of a payment is that of its account. Where they lead nowhere there is
     * none.
     *
     * @param nulls children without a parent among those whose way leads to one
     * @param candidates children whose way leads to one
     */
    public record Copied(Way way, long nulls, long candidates) implements Choice {
        public Copied {
            requireCounts(nulls, candidates);
        }

        /** Share of the children without a parent among those whose way leads to one. */
        public double nullShare() {
            return candidates == 0 ? 0 : (double) nulls / candidates;
        }
    }

    private static void requireCounts(long nulls, long candidates) {
        if (nulls < 0 || candidates < nulls) {
            throw new IllegalArgumentException("Not counts of children: " + nulls + " of " + candidates);
        }
    }

    /**
     * The parent is drawn among those that share the nearest common ancestor with the row; a row without such a parent has
     * none.
     *
     * @param nulls children without a parent among those that could have had one
     * @param candidates children that could have had one
     */
    public record Scope(long nulls, long candidates) implements Choice {
        public Scope {
            requireCounts(nulls, candidates);
        }

        /** Share of the children without a parent among those that could have had one. */
        public double nullShare() {
            return candidates == 0 ? 0 : (double) nulls / candidates;
        }
    }

    /**
     * The parent is a row of the same table, one level up.
     *
     * @param depths rows at each depth, the rows without a parent first
     * @param fanOut children per row
     */
    public record Levels(List<Long> depths, FanOut fanOut) implements Choice {
        public Levels {
            depths = List.copyOf(depths);
            if (depths.isEmpty()) {
                throw new IllegalArgumentException("A table has a first level");
            }
            depths.forEach(Atoms::requireWeight);
        }
    }

    /** Another link fills all columns of this one, and where it leads has a parent along this one. */
    public record Implied() implements Choice {}

    /** One weight per row of a reference table. */
    public record Categories(List<Long> weights) implements Choice {
        public Categories {
            weights = List.copyOf(weights);
            if (weights.isEmpty()) {
                throw new IllegalArgumentException("A reference table has rows");
            }
            weights.forEach(Atoms::requireWeight);
        }
    }
}
