package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells from the samples how links beside the driver choose their parents: within a scope, by levels, or by another link. */
final class Choices {
    /** Rows outside a scope that are taken for dirt. */
    private static final double DIRT = 0.001;

    private static final int DEEPEST = 50;

    private final Links links;
    private final Roles roles;

    Choices(Links links, Roles roles) {
        this.links = links;
        this.roles = roles;
    }

    /** Whether a link before this one fills all its columns and leads to a row whose own key leads to this parent. */
    boolean implied(Links.Link link, List<Links.Link> before) {
        Relationship own = link.relationship();
        return before.stream()
                .map(Links.Link::relationship)
                .filter(other -> other.childColumns().containsAll(own.childColumns()))
                .anyMatch(other -> leadsOn(other, own));
    }

    /** Whether the parent of {@code through}, by the columns that it shares with {@code own}, points where {@code own} does. */
    private boolean leadsOn(Relationship through, Relationship own) {
        List<String> middle = own.childColumns().stream()
                .map(c -> through.parentColumns().get(through.childColumns().indexOf(c)))
                .toList();
        boolean same = through.parent().equals(own.parent()) && middle.equals(own.parentColumns());
        return same
                || links.of(through.parent()).stream()
                        .map(Links.Link::relationship)
                        .anyMatch(r -> r.parent().equals(own.parent())
                                && r.childColumns().equals(middle)
                                && r.parentColumns().equals(own.parentColumns()));
    }

    /** Whether links before this one fill a column of it otherwise, so that both cannot be kept. */
    boolean contradicts(Links.Link link, List<Links.Link> before) {
        return before.stream()
                .map(Links.Link::relationship)
                .anyMatch(other -> !java.util.Collections.disjoint(
                        other.childColumns(), link.relationship().childColumns()));
    }

    /** The scope of a link, if its parents share an ancestor with the rows that name them. */
    Optional<LinkModel.Scope> scope(Links.Link link) {
        TableName child = link.relationship().child();
        TableName parent = link.relationship().parent();
        List<TableName> up = chain(child);
        List<TableName> parentUp = chain(parent);
        boolean self = child.equals(parent);
        for (int i = self ? 1 : 0; i < up.size(); i++) {
            int j = parentUp.indexOf(up.get(i));
            if (j >= 1) {
                return scope(link, i, j);
            }
        }
        return Optional.empty();
    }

    private Optional<LinkModel.Scope> scope(Links.Link link, int childSteps, int parentSteps) {
        int[] own = climb(link.relationship().child(), link.parentRows().length, childSteps);
        int[] theirs = climb(link.relationship().parent(), -1, parentSteps);
        Set<Integer> inhabited = new HashSet<>();
        for (int ancestor : theirs) {
            if (ancestor >= 0) {
                inhabited.add(ancestor);
            }
        }
        long agreeing = 0;
        long disagreeing = 0;
        long candidates = 0;
        for (int row = 0; row < own.length; row++) {
            int parent = link.parentRows()[row];
            if (parent >= 0) {
                if (own[row] >= 0 && theirs[parent] == own[row]) {
                    agreeing++;
                } else {
                    disagreeing++;
                }
            }
            if (inhabited.contains(own[row])) {
                candidates++;
            }
        }
        if (agreeing == 0 || disagreeing > DIRT * (agreeing + disagreeing)) {
            return Optional.empty();
        }
        return Optional.of(new LinkModel.Scope(Math.max(0, candidates - agreeing), candidates));
    }

    /** A table and its ancestors along the drivers. */
    private List<TableName> chain(TableName table) {
        List<TableName> out = new ArrayList<>(List.of(table));
        Optional<Relationship> driver = roles.driver(table);
        while (driver.isPresent()) {
            out.add(driver.get().parent());
            driver = roles.driver(driver.get().parent());
        }
        return out;
    }

    /** The ancestor of each row so many drivers up, negative where there is none. */
    private int[] climb(TableName table, int rows, int steps) {
        int[] at = new int[0];
        TableName here = table;
        for (int step = 0; step < steps; step++) {
            Relationship driver = roles.driver(here).orElseThrow();
            int[] parents = links.of(here).stream()
                    .filter(l -> l.relationship().equals(driver))
                    .findFirst()
                    .orElseThrow()
                    .parentRows();
            if (step == 0) {
                at = parents.clone();
            } else {
                for (int i = 0; i < at.length; i++) {
                    at[i] = at[i] < 0 ? at[i] : parents[at[i]];
                }
            }
            here = driver.parent();
        }
        if (steps == 0) {
            at = new int[rows];
            java.util.Arrays.setAll(at, row -> row);
        }
        return at;
    }

    /** Rows at each depth of a self-reference, of which fewer than k are joined to the level above. */
    List<Long> depths(Links.Link link, int k) {
        int[] parents = link.parentRows();
        List<Long> depths = new ArrayList<>();
        int[] depth = new int[parents.length];
        for (int row = 0; row < parents.length; row++) {
            int at = row;
            int steps = 0;
            while (parents[at] >= 0 && parents[at] != at && steps < DEEPEST) {
                at = parents[at];
                steps++;
            }
            depth[row] = steps;
        }
        for (int d : depth) {
            while (depths.size() <= d) {
                depths.add(0L);
            }
            depths.set(d, depths.get(d) + 1);
        }
        while (depths.size() > 2 && depths.get(depths.size() - 1) < k) {
            long last = depths.remove(depths.size() - 1);
            depths.set(depths.size() - 1, depths.get(depths.size() - 1) + last);
        }
        return depths.isEmpty() ? List.of(1L) : depths;
    }
}
