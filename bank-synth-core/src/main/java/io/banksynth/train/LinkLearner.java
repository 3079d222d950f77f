package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import io.banksynth.source.census.Census;
import io.banksynth.train.leaf.ValueUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Learns how children find their parents. */
final class LinkLearner {
    private final JoinedSamples joined;
    private final PrivacyPlan privacy;
    private final Optional<Census> census;
    private final int k;
    private final List<String> warnings;
    private final Ways ways;
    private final Map<String, Census.KeyCounts> counts = new HashMap<>();

    /**
     * @param census counts all rows where the samples are only a part
     * @param warnings gets what the user should know
     */
    LinkLearner(JoinedSamples joined, PrivacyPlan privacy, Optional<Census> census, int k, List<String> warnings) {
        this.joined = joined;
        this.privacy = privacy;
        this.census = census;
        this.k = k;
        this.warnings = warnings;
        this.ways = new Ways(joined, k);
    }

    /** The models of a table's links, the driver first; of a relationship that is not kept a warning says why. */
    List<LinkModel> of(TableName table) {
        List<LinkModel> models = new ArrayList<>();
        List<Links.Link> before = new ArrayList<>();
        for (Links.Link link : inOrder(table)) {
            Choices choices = new Choices(joined.links(), joined.roles());
            boolean cased = joined.discriminators().column(link.relationship()).isPresent();
            boolean scoped = (!cased && ways.ofAll(link).isPresent())
                    || (joined.roles().role(link.relationship()) != Role.REFERENCE
                            && choices.scope(link).isPresent());
            if (cased && joined.discriminators().cases(link, joined.units(), k).isEmpty()) {
                warnings.add(link.relationship().label() + " is not kept: fewer than " + k
                        + " units share each value under which it holds");
                continue;
            }
            if (!cased && !scoped && !choices.implied(link, before) && choices.contradicts(link, before)) {
                warnings.add(link.relationship().label()
                        + " is not kept: another relationship fills its columns, and both cannot be true in every row");
                continue;
            }
            models.add(link(link, before));
            before.add(link);
        }
        return models;
    }

    /** The driver first, then links of many columns before links of few: those fill columns of these. */
    private List<Links.Link> inOrder(TableName table) {
        List<Links.Link> ordered = new ArrayList<>(joined.links().of(table));
        ordered.sort(Comparator.comparing((Links.Link l) -> joined.roles().role(l.relationship()) != Role.DRIVER)
                .thenComparing(l -> -l.relationship().childColumns().size())
                .thenComparing(l -> l.relationship().label()));
        return ordered;
    }

    private LinkModel link(Links.Link link, List<Links.Link> before) {
        Relationship relationship = link.relationship();
        Role role = joined.roles().role(relationship);
        LinkModel.Choice choice;
        Choices choices = new Choices(joined.links(), joined.roles());
        if (joined.discriminators().column(relationship).isPresent()) {
            return joined.discriminators().link(link, fanOut(link), joined.units(), k);
        }
        Optional<LinkModel.Copied> copied = ways.ofAll(link);
        Optional<LinkModel.Scope> scope =
                role == Role.SELF || role == Role.MATCHED ? choices.scope(link) : Optional.empty();
        if (role != Role.DRIVER && choices.implied(link, before)) {
            choice = new LinkModel.Implied();
            role = Role.SCOPED;
        } else if (copied.isPresent()) {
            choice = copied.get();
            role = Role.SCOPED;
        } else if (role == Role.REFERENCE) {
            choice = categories(link, joined.sample(relationship.parent()).size());
        } else if (scope.isPresent()) {
            choice = scope.get();
            role = Role.SCOPED;
        } else if (role == Role.SELF) {
            choice = new LinkModel.Levels(choices.depths(link, k), fanOut(link));
        } else {
            return drawn(link);
        }
        return counted(link, relationship.withRole(role), choice);
    }

    private LinkModel counted(Links.Link link, Relationship relationship, LinkModel.Choice choice) {
        Optional<Census.KeyCounts> all = counted(link);
        return new LinkModel(
                relationship,
                all.map(Census.KeyCounts::nulls).orElse((long) link.nulls()),
                all.map(Census.KeyCounts::children).orElse((long) link.parentRows().length),
                choice);
    }

    /** A driver, or a matched link; the nulls of one whose parents are copied in some rows are beside the others. */
    private LinkModel drawn(Links.Link link) {
        StrataLearner strata = new StrataLearner(joined.links(), joined.roles(), joined.units(), privacy, k);
        Optional<Ways.Found> way = ways.ofSome(link);
        LinkModel.FanOut fanOut = fanOut(link)
                .copying(way.map(Ways.Found::way))
                .within(strata.learn(way.map(w -> w.others(link)).orElse(link)));
        Relationship relationship = link.relationship().withRole(joined.roles().role(link.relationship()));
        LinkModel all = counted(link, relationship, fanOut);
        double copied =
                way.map(w -> (double) w.copied(link) / w.parentRows().length).orElse(0.0);
        long others = all.children() - Math.round(copied * all.children());
        return new LinkModel(relationship, all.nulls(), Math.max(all.nulls(), others), fanOut);
    }

    private LinkModel.FanOut fanOut(Links.Link link) {
        FanOutLearner learner = new FanOutLearner(k);
        Optional<Census.KeyCounts> all = counted(link);
        if (all.isPresent()) {
            return learner.learn(all.get().parents());
        }
        Relationship relationship = link.relationship();
        TableName parent = relationship.parent();
        double keyed = link.parentRows().length == 0 ? 1 : 1 - (double) link.nulls() / link.parentRows().length;
        double perParent = joined.rows(relationship.child()) * keyed / Math.max(1, joined.rows(parent));
        return learner.learn(link, joined.sample(parent).size(), joined.units().of(parent), perParent);
    }

    /** What all rows say of a link; empty where the samples are all there is, and of links that hold for some rows only. */
    private Optional<Census.KeyCounts> counted(Links.Link link) {
        Relationship relationship = link.relationship();
        if (census.isEmpty()
                || (joined.isWhole(relationship.child()) && joined.isWhole(relationship.parent()))
                || joined.discriminators().column(relationship).isPresent()
                || joined.roles().isReference(relationship.child())) {
            return Optional.empty();
        }
        List<Relationship> drivers = joined.driversToUnit(relationship.parent());
        Set<TableName> known = census.get().tables();
        boolean whole = known.contains(relationship.child())
                && known.contains(relationship.parent())
                && drivers.stream().allMatch(driver -> known.contains(driver.child()));
        return whole
                ? Optional.of(counts.computeIfAbsent(
                        relationship.label(), label -> census.get().key(relationship, drivers, k)))
                : Optional.empty();
    }

    /**
     * Rows of a reference table that fewer than k units use share their weight evenly, so that none shows how often it
     * was used; where fewer than k units use any of them they get none.
     */
    private LinkModel.Categories categories(Links.Link link, int parents) {
        int[] unit = joined.units().of(link.relationship().child());
        ValueUnits used = new ValueUnits();
        for (int row = 0; row < unit.length; row++) {
            if (link.parentRows()[row] >= 0) {
                used.add(link.parentRows()[row], unit[row]);
            }
        }
        ValueUnits.Sorted sorted = used.sorted();
        Long[] weights = new Long[parents];
        java.util.Arrays.fill(weights, 0L);
        long rare = 0;
        Set<Integer> rareUnits = new HashSet<>();
        Set<Integer> kept = new HashSet<>();
        for (int rank = 0; rank < sorted.distinct(); rank++) {
            if (sorted.units(rank) >= k) {
                weights[(int) sorted.value(rank)] = (long) sorted.count(rank);
                kept.add((int) sorted.value(rank));
            } else {
                rare += sorted.count(rank);
                sorted.addUnits(rank, rareUnits);
            }
        }
        int others = parents - kept.size();
        rare = rareUnits.size() < k ? 0 : rare;
        for (int i = 0; i < parents; i++) {
            if (!kept.contains(i)) {
                weights[i] = rare / others + (rare == 0 && kept.isEmpty() ? 1 : 0);
            }
        }
        return new LinkModel.Categories(List.of(weights));
    }
}
