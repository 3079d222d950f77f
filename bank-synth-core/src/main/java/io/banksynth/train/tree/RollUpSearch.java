package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Place;
import io.banksynth.model.RollUp;
import io.banksynth.model.RollUp.Aggregate;
import io.banksynth.model.RollUp.Childless;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Finds columns of the parents that are in every row an aggregate of their children. Only parents whose children differ speak for one:
 * where all children hold the same, it is the parent that they have it from.
 */
public final class RollUpSearch {
    /** What is tried first: a balance is the last one rather than the sum of what was booked. Of times the latest stands for the last. */
    private static final List<Aggregate> OF_NUMBERS =
            List.of(Aggregate.LAST, Aggregate.GREATEST, Aggregate.LEAST, Aggregate.FIRST, Aggregate.SUM);

    private static final List<Aggregate> OF_TIMES =
            List.of(Aggregate.GREATEST, Aggregate.LEAST, Aggregate.LAST, Aggregate.FIRST);

    private final TableCells parents;
    private final TableCells children;
    private final Optional<CellColumn> order;
    /** The orders in which siblings may follow each other: at one time by their keys, or as they lie in the file. */
    private final List<Siblings> orders;

    private final int k;
    private int tried;

    private RollUpSearch(TableCells parents, TableCells children, Set<String> settled, int k) {
        this.parents = parents;
        this.children = children;
        this.k = k;
        this.order = RowLearner.order(children.without(settled::contains));
        long[] by = order.map(CellColumn::cells).orElse(children.numbers());
        long[] file = LongStream.range(0, children.rows()).toArray();
        this.orders = List.of(
                new Siblings(children.parents(), by, children.numbers()),
                new Siblings(children.parents(), order.map(CellColumn::cells).orElse(file), file));
    }

    /**
     * What is found.
     *
     * @param words what it is in words, for those who read the pack
     */
    public record Found(RollUp rollUp, String words) {}

    /**
     * At most one aggregate for each column.
     *
     * @param parents with the columns that may be one
     * @param children all children of these parents
     * @param settled columns of the children that are settled after these are drawn
     */
    public static List<Found> find(TableCells parents, TableCells children, Set<String> settled, int k) {
        return RowLearner.hasSiblings(children) ? new RollUpSearch(parents, children, settled, k).find() : List.of();
    }

    private List<Found> find() {
        List<CellColumn> targets = numbers(parents);
        List<CellColumn> sources = numbers(children);
        tried = targets.size() * sources.size() * OF_NUMBERS.size();
        List<Found> found = new ArrayList<>();
        for (int rank = 0; rank < OF_NUMBERS.size(); rank++) {
            for (CellColumn source : sources) {
                List<Aggregate> aggregates = source.isTime() ? OF_TIMES : OF_NUMBERS;
                List<CellColumn> met = targets.stream()
                        .filter(target -> found.stream()
                                .noneMatch(f -> f.rollUp().column().equals(target.name())))
                        .filter(target -> Scales.meet(target, source) && isExact(target, source))
                        .toList();
                if (rank < aggregates.size() && !met.isEmpty()) {
                    Aggregate aggregate = aggregates.get(rank);
                    boolean ordered = aggregate == Aggregate.LAST || aggregate == Aggregate.FIRST;
                    List<long[]> made = orders.stream()
                            .limit(ordered ? orders.size() : 1)
                            .map(siblings -> new Made(aggregate, source, siblings).of())
                            .toList();
                    met.forEach(target -> made.stream()
                            .flatMap(values -> judge(target, source, aggregate, values).stream())
                            .findFirst()
                            .ifPresent(found::add));
                }
            }
        }
        return found;
    }

    private static List<CellColumn> numbers(TableCells table) {
        return table.columns().stream()
                .filter(column -> column.nature() == Nature.NUMBER)
                .toList();
    }

    /** Whether the source's values are whole numbers of the target's ticks; of times the day is taken. */
    private static boolean isExact(CellColumn target, CellColumn source) {
        if (target.isTime()) {
            return true;
        }
        int digits = target.exponent() - source.exponent();
        if (Math.abs(digits) > Scales.MOST_DIGITS) {
            return false;
        }
        long parts = Math.round(StrictMath.pow(10, Math.max(0, -digits)));
        return Arrays.stream(source.cells()).allMatch(value -> value == Term.NONE || value % parts == 0);
    }

    /** The aggregates of the children of each parent, in the ticks of the children. */
    private final class Made {
        private final Aggregate aggregate;
        private final long[] cells;
        private final Siblings siblings;

        Made(Aggregate aggregate, CellColumn source, Siblings siblings) {
            this.aggregate = aggregate;
            this.siblings = siblings;
            this.cells = source.cells();
        }

        long[] of() {
            long[] made = new long[parents.rows()];
            Arrays.fill(made, Term.NONE);
            for (int p = 0; p < siblings.size(); p++) {
                int row = siblings.row[p];
                int parent = children.parents()[row];
                if (parent >= 0) {
                    made[parent] = with(made[parent], cells[row], siblings.ordinal(p));
                }
            }
            return made;
        }

        private long with(long before, long value, int ordinal) {
            if (aggregate == Aggregate.LAST) {
                return value;
            }
            if (aggregate == Aggregate.FIRST) {
                return ordinal == 0 ? value : before;
            }
            if (before == Term.NONE || value == Term.NONE) {
                return before == Term.NONE ? value : before;
            }
            return switch (aggregate) {
                case SUM -> before + value;
                case GREATEST -> Math.max(before, value);
                default -> Math.min(before, value);
            };
        }
    }

    private Optional<Found> judge(CellColumn target, CellColumn source, Aggregate aggregate, long[] made) {
        Term own = new Term.Field(Place.OWN, source.name());
        Term term = Scales.in(target, own, source);
        long[] wanted = new long[made.length];
        boolean[] seen = new boolean[2];
        for (int row = 0; row < made.length; row++) {
            long cell = target.cells()[row];
            if (made[row] == Term.NONE) {
                if (cell != Term.NONE && cell != 0) {
                    return Optional.empty();
                }
                seen[cell == 0 ? 1 : 0] = true;
            } else {
                wanted[row] = brought(term, made[row]);
                if (wanted[row] != cell) {
                    return Optional.empty();
                }
            }
        }
        boolean begins = aggregate == Aggregate.FIRST
                || (aggregate == Aggregate.LEAST && order.filter(source::is).isPresent());
        // A time that parents have whatever their children are is where these begin: they have it from the parent.
        if ((seen[0] && seen[1]) || (begins && !seen[0] && !seen[1]) || !tells(source, aggregate, wanted, made)) {
            return Optional.empty();
        }
        Childless childless =
                seen[0] ? Childless.NONE : seen[1] || aggregate == Aggregate.SUM ? Childless.ZERO : Childless.DRAWN;
        return Optional.of(new Found(
                new RollUp(target.name(), aggregate, term, childless),
                target.name() + " = " + words(aggregate) + " " + source.name()));
    }

    private static String words(Aggregate aggregate) {
        return switch (aggregate) {
            case SUM -> "sum of";
            case LAST -> "last";
            case FIRST -> "first";
            case GREATEST -> "greatest";
            case LEAST -> "least";
        };
    }

    /** A term over one column, for one of its values. */
    private static long brought(Term term, long value) {
        if (term instanceof Term.Arithmetic arithmetic) {
            return arithmetic.operation().of(brought(arithmetic.left(), value), brought(arithmetic.right(), value));
        }
        return term instanceof Term.Constant constant ? constant.value() : value;
    }

    /** Whether parents whose children differ say it; a child that is taken at random agrees as often as siblings hold the same. */
    private boolean tells(CellColumn source, Aggregate aggregate, long[] wanted, long[] made) {
        Alike alike = new Alike(aggregate, source, made);
        int[] telling = IntStream.range(0, wanted.length).filter(alike::tells).toArray();
        Evidence evidence = new Evidence(
                Arrays.stream(telling).mapToLong(row -> wanted[row]).toArray());
        for (int row : telling) {
            evidence.hear(parents.units()[row], wanted[row], alike.part(row));
        }
        return evidence.isEnough(k, tried);
    }

    /** How alike the children of each parent are. */
    private final class Alike {
        private final int[] known;
        private final int[] same;
        private final boolean[] differ;

        Alike(Aggregate aggregate, CellColumn source, long[] made) {
            known = new int[made.length];
            same = new int[made.length];
            differ = new boolean[made.length];
            long[] first = new long[made.length];
            for (int row = 0; row < source.cells().length; row++) {
                int parent = children.parents()[row];
                long value = source.cells()[row];
                boolean adds = aggregate == Aggregate.SUM && value != 0;
                if (parent >= 0 && value != Term.NONE && (adds || aggregate != Aggregate.SUM)) {
                    differ[parent] |= known[parent] > 0 && (adds || first[parent] != value);
                    first[parent] = value;
                    known[parent]++;
                    same[parent] += value == made[parent] ? 1 : 0;
                }
            }
        }

        /** Whether it matters how the children are put together. */
        boolean tells(int parent) {
            return differ[parent];
        }

        /** The part of the children whose value is the aggregate. */
        double part(int parent) {
            return (double) same[parent] / known[parent];
        }
    }
}
