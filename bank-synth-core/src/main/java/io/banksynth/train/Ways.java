package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.schema.Role;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys that repeat what the rows above say: the customer of a payment that is always, mostly, or never the customer of its account. Looked for along
 * the drivers, so that ways never lead in a circle.
 */
final class Ways {
    private static final int MOST_KEYS = 6;

    /** Trees see how rows of reference tables are chosen as far up as a grandparent. */
    private static final int KEYS_SEEN_BY_TREES = 3;

    /** Rows elsewhere that are taken for dirt. */
    private static final double DIRT = 0.001;

    /** A part of the rows that is copied is worth telling from the rest if it is greater than chance by so much. */
    private static final double LEAST_GAIN = 0.05;

    /** Deviations from what chance gives: less than one in a billion is as far off by chance. */
    private static final double FAR = 6;

    /** Expected rows at which none is a chance of exp(-14) = 8e-7. */
    private static final double EXPECTED = 14;

    private final JoinedSamples joined;
    private final int k;

    Ways(JoinedSamples joined, int k) {
        this.joined = joined;
        this.k = k;
    }

    /**
     * A way and where it leads.
     *
     * @param parentRows where the way of each row ends, below 0 where it leads nowhere
     */
    @SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
    record Found(LinkModel.Way way, int[] parentRows) {
        /** The link without the rows that are copied. */
        Links.Link others(Links.Link link) {
            int[] rows = link.parentRows().clone();
            for (int row = 0; row < rows.length; row++) {
                rows[row] = isCopied(link, row) ? -1 : rows[row];
            }
            return new Links.Link(link.relationship(), rows, link.nulls(), link.orphans());
        }

        boolean isCopied(Links.Link link, int row) {
            return parentRows[row] >= 0 && parentRows[row] == link.parentRows()[row];
        }

        long copied(Links.Link link) {
            long copied = 0;
            for (int row = 0; row < parentRows.length; row++) {
                copied += isCopied(link, row) ? 1 : 0;
            }
            return copied;
        }
    }

    /** The way that gives all rows their parents. */
    Optional<LinkModel.Copied> ofAll(Links.Link link) {
        return found(link).filter(found -> isOfAll(link, found)).map(found -> {
            long candidates =
                    Arrays.stream(found.parentRows()).filter(p -> p >= 0).count();
            return new LinkModel.Copied(found.way(), Math.max(0, candidates - found.copied(link)), candidates);
        });
    }

    /** The way that gives some rows their parents. */
    Optional<Found> ofSome(Links.Link link) {
        return found(link).filter(found -> !isOfAll(link, found));
    }

    private static boolean isOfAll(Links.Link link, Found found) {
        long copied = found.copied(link);
        return copied > 0 && link.joined() - copied <= DIRT * link.joined();
    }

    /** The way by which more rows are copied than by any other, and more than by chance. */
    private Optional<Found> found(Links.Link link) {
        Role role = joined.roles().role(link.relationship());
        if ((role != Role.MATCHED && role != Role.REFERENCE) || !mayBeCopied(link)) {
            return Optional.empty();
        }
        @Nullable Found best = null;
        long most = 0;
        List<Found> ways = ways(link);
        for (Found way : ways) {
            long copied = way.copied(link);
            if (copied > most && isSupported(link, way)) {
                best = way;
                most = copied;
            }
        }
        return best != null
                ? Optional.of(best)
                : ways.stream().filter(way -> isNever(link, way)).findFirst();
    }

    /**
     * Whether no row names the parent that the way leads to: a transfer goes to another account. Of the same table named twice that is taken as
     * meant; of a longer way it must be more than chance. Where parents have one child at most, or siblings must differ, none can be put in its place.
     */
    private boolean isNever(Links.Link link, Found way) {
        Meeting meeting = meeting(link, way);
        boolean meant = way.way().keys().size() == 1 || meeting.chance() * meeting.both() >= EXPECTED;
        return way.copied(link) == 0
                && meant
                && meeting.units() >= k
                && !isPartOfKey(link)
                && Arrays.stream(link.parentRows())
                                .filter(p -> p >= 0)
                                .distinct()
                                .count()
                        < link.joined();
    }

    /**
     * Where a key of the table has the link's columns in it, the key must be one without them, since siblings would repeat it; or be a pair with the
     * driver, for which generation sees to it that one sibling at most is copied.
     */
    private boolean mayBeCopied(Links.Link link) {
        Table table = joined.graph().table(link.relationship().child()).orElseThrow();
        Set<String> driver = driver(table.name())
                .map(d -> Set.copyOf(d.relationship().childColumns()))
                .orElse(Set.of());
        for (List<String> key : keys(table)) {
            List<String> rest = new ArrayList<>(key);
            boolean contained = rest.removeAll(link.relationship().childColumns());
            boolean isPair =
                    joined.roles().role(link.relationship()) == Role.MATCHED && driver.equals(Set.copyOf(rest));
            if (contained && !isPair && !tellsRowsApart(link, rest)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPartOfKey(Links.Link link) {
        Table table = joined.graph().table(link.relationship().child()).orElseThrow();
        return keys(table).stream()
                .anyMatch(key -> !Collections.disjoint(key, link.relationship().childColumns()));
    }

    private static List<List<String>> keys(Table table) {
        List<List<String>> keys = new ArrayList<>(table.unique());
        keys.add(table.primaryKey());
        return keys;
    }

    private boolean tellsRowsApart(Links.Link link, List<String> columns) {
        List<RowTexts> texts = columns.stream()
                .map(c -> new RowTexts(joined.sample(link.relationship().child()), c))
                .toList();
        Set<List<String>> seen = new HashSet<>();
        for (int row = 0; row < link.parentRows().length; row++) {
            int at = row;
            if (!seen.add(
                    texts.stream().map(t -> t.isMissing(at) ? "" : t.of(at)).toList())) {
                return false;
            }
        }
        return true;
    }

    private List<Found> ways(Links.Link link) {
        TableName child = link.relationship().child();
        List<Found> ways = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        int fewest = joined.roles().role(link.relationship()) == Role.REFERENCE ? KEYS_SEEN_BY_TREES : 0;
        Optional<Links.Link> driver = driver(child);
        if (fewest == 0 && driver.filter(d -> leadsTo(d, link)).isPresent()) {
            LinkModel.Way way = new LinkModel.Way(List.of(name(driver.get())));
            ways.add(new Found(way, joined.links().follow(child, way)));
        }
        while (driver.isPresent() && keys.size() + 1 < MOST_KEYS) {
            keys.add(name(driver.get()));
            TableName above = driver.get().relationship().parent();
            for (Links.Link end : joined.links().of(above)) {
                if (isEnd(end, link)) {
                    List<String> names = new ArrayList<>(keys);
                    names.add(name(end));
                    if (names.size() > fewest) {
                        LinkModel.Way way = new LinkModel.Way(names);
                        ways.add(new Found(way, joined.links().follow(child, way)));
                    }
                }
            }
            driver = driver(above);
        }
        return ways;
    }

    private boolean isEnd(Links.Link end, Links.Link link) {
        Role role = joined.roles().role(end.relationship());
        return leadsTo(end, link)
                && role != Role.SELF
                && joined.discriminators().column(end.relationship()).isEmpty()
                && (role == Role.DRIVER || isApart(end));
    }

    private static boolean leadsTo(Links.Link end, Links.Link link) {
        return end.relationship().parent().equals(link.relationship().parent());
    }

    /** Whether no other key fills columns of a key: one that follows from another is not resolved by itself. */
    private boolean isApart(Links.Link key) {
        return joined.links().of(key.relationship().child()).stream()
                .filter(other -> !other.relationship().equals(key.relationship()))
                .allMatch(other -> Collections.disjoint(
                        other.relationship().childColumns(), key.relationship().childColumns()));
    }

    private Optional<Links.Link> driver(TableName table) {
        return joined.links().of(table).stream()
                .filter(l -> joined.roles().role(l.relationship()) == Role.DRIVER)
                .findFirst();
    }

    private static String name(Links.Link link) {
        return String.join(",", link.relationship().childColumns());
    }

    /** Whether k units have copied keys, and more rows than chance gives. */
    private boolean isSupported(Links.Link link, Found way) {
        int[] units = joined.units().of(link.relationship().child());
        Set<Integer> holders = new HashSet<>();
        for (int row = 0; row < units.length; row++) {
            if (way.isCopied(link, row)) {
                holders.add(units[row]);
            }
        }
        Meeting meeting = meeting(link, way);
        double rows = meeting.both();
        double copied = way.copied(link);
        double deviation = Math.sqrt(rows * meeting.chance() * (1 - meeting.chance()));
        return holders.size() >= k
                && copied / rows - meeting.chance() >= LEAST_GAIN
                && copied - rows * meeting.chance() >= FAR * deviation;
    }

    /**
     * How a link and a way meet.
     *
     * @param both rows that have a parent along either
     * @param units of these rows
     * @param chance at which both lead to the same parent, if one knew nothing of the other
     */
    private record Meeting(long both, int units, double chance) {}

    private Meeting meeting(Links.Link link, Found way) {
        int[] units = joined.units().of(link.relationship().child());
        Map<Integer, Long> own = new HashMap<>();
        Map<Integer, Long> found = new HashMap<>();
        Set<Integer> holders = new HashSet<>();
        long both = 0;
        for (int row = 0; row < units.length; row++) {
            if (link.parentRows()[row] >= 0 && way.parentRows()[row] >= 0) {
                both++;
                holders.add(units[row]);
                own.merge(link.parentRows()[row], 1L, Long::sum);
                found.merge(way.parentRows()[row], 1L, Long::sum);
            }
        }
        double rows = both;
        double chance = own.entrySet().stream()
                .mapToDouble(e -> e.getValue() / rows * found.getOrDefault(e.getKey(), 0L) / rows)
                .sum();
        return new Meeting(both, holders.size(), chance);
    }
}
