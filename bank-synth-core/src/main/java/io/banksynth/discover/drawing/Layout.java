package io.banksynth.discover.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places boxes in columns, parents left of children, after Sugiyama, Tagawa and Toda (1981): columns by longest paths,
 * places within a column by the mean place of neighbours, bends where an edge passes a column.
 */
final class Layout {
    private static final int SWEEPS = 12;
    private static final double GAP = 26;
    private static final double PASSAGE = 14;
    private static final double COLUMN_GAP = 110;

    /** A box to place, or a bend of an edge (no width); {@code x} and {@code y} are its upper left corner. */
    static final class Box {
        final String name;
        final double width;
        final double height;
        final List<Box> left = new ArrayList<>();
        final List<Box> right = new ArrayList<>();
        int column;
        double x;
        double y;
        private double wish;

        Box(String name, double width, double height) {
            this.name = name;
            this.width = width;
            this.height = height;
        }

        double middle() {
            return y + height / 2;
        }
    }

    /** An edge from a child to a parent; the bends stand in this order. */
    record Edge(Box child, Box parent, List<Box> bends) {}

    private final List<Box> boxes = new ArrayList<>();
    private final Map<String, Box> byName = new HashMap<>();
    private final Map<Box, List<Box>> parents = new HashMap<>();
    private final List<List<Box>> columns = new ArrayList<>();

    void add(Box box) {
        boxes.add(box);
        byName.put(box.name, box);
    }

    Box box(String name) {
        Box box = byName.get(name);
        if (box == null) {
            throw new IllegalArgumentException("There is no box " + name);
        }
        return box;
    }

    /** Notes that a box stands right of another; cycles are broken by the order of notes. */
    void under(Box child, Box parent) {
        if (child != parent && !reaches(parent, child, new ArrayList<>())) {
            parents.computeIfAbsent(child, b -> new ArrayList<>()).add(parent);
        }
    }

    private boolean reaches(Box from, Box to, List<Box> seen) {
        List<Box> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            Box box = open.remove(open.size() - 1);
            if (box == to) {
                return true;
            }
            if (!seen.contains(box)) {
                seen.add(box);
                open.addAll(parents.getOrDefault(box, List.of()));
            }
        }
        return false;
    }

    /** Gives every box its column. */
    void rank() {
        boolean changed = true;
        for (int round = 0; changed && round <= boxes.size(); round++) {
            changed = false;
            for (Box box : boxes) {
                for (Box parent : parents.getOrDefault(box, List.of())) {
                    if (box.column <= parent.column) {
                        box.column = parent.column + 1;
                        changed = true;
                    }
                }
            }
        }
        for (Box box : boxes) {
            column(box.column).add(box);
        }
    }

    private List<Box> column(int number) {
        while (columns.size() <= number) {
            columns.add(new ArrayList<>());
        }
        return columns.get(number);
    }

    /** An edge between ranked boxes, with a bend in each column that it passes. */
    Edge edge(Box child, Box parent) {
        List<Box> bends = new ArrayList<>();
        int step = child.column > parent.column ? -1 : 1;
        Box last = child;
        for (int c = child.column + step; child.column != parent.column && c != parent.column; c += step) {
            Box bend = new Box("", 0, PASSAGE);
            bend.column = c;
            column(c).add(bend);
            bends.add(bend);
            link(last, bend);
            last = bend;
        }
        if (child.column != parent.column) {
            link(last, parent);
        }
        return new Edge(child, parent, bends);
    }

    private static void link(Box a, Box b) {
        Box left = a.column < b.column ? a : b;
        Box right = left == a ? b : a;
        left.right.add(right);
        right.left.add(left);
    }

    /** Gives every box its place. */
    void place() {
        double x = 0;
        for (List<Box> column : columns) {
            double width = column.stream().mapToDouble(b -> b.width).max().orElse(0);
            for (Box box : column) {
                box.x = x + (box.width == 0 ? width / 2 : 0);
            }
            stack(column);
            x += width + COLUMN_GAP;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean rightwards = sweep % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                List<Box> column = columns.get(rightwards ? i : columns.size() - 1 - i);
                column.forEach(b -> b.wish = wish(b, rightwards));
                column.sort(Comparator.comparingDouble((Box b) -> b.wish));
                settle(column);
            }
        }
        double top = columns.stream()
                .flatMap(List::stream)
                .mapToDouble(b -> b.y)
                .min()
                .orElse(0);
        columns.forEach(c -> c.forEach(b -> b.y -= top));
    }

    private static double wish(Box box, boolean rightwards) {
        List<Box> near = rightwards ? box.left : box.right;
        List<Box> used = near.isEmpty() ? (rightwards ? box.right : box.left) : near;
        return used.stream().mapToDouble(Box::middle).average().orElse(box.middle());
    }

    private static void stack(List<Box> column) {
        double y = 0;
        for (Box box : column) {
            box.y = y;
            y += box.height + gap(box);
        }
    }

    private static double gap(Box box) {
        return box.width == 0 ? 2 : GAP;
    }

    /** Boxes as near to where they wish to stand as their order allows: what overlaps stands together around its mean wish. */
    private static void settle(List<Box> column) {
        List<double[]> groups = new ArrayList<>();
        for (Box box : column) {
            double[] group = {box.wish - box.height / 2, box.height + gap(box), 1};
            while (!groups.isEmpty()) {
                double[] above = groups.get(groups.size() - 1);
                if (above[0] + above[1] <= group[0]) {
                    break;
                }
                groups.remove(groups.size() - 1);
                double start = (above[0] * above[2] + (group[0] - above[1]) * group[2]) / (above[2] + group[2]);
                group = new double[] {start, above[1] + group[1], above[2] + group[2]};
            }
            groups.add(group);
        }
        int next = 0;
        for (double[] group : groups) {
            double y = group[0];
            for (int i = 0; i < group[2]; i++) {
                Box box = column.get(next++);
                box.y = y;
                y += box.height + gap(box);
            }
        }
    }

    double width() {
        return boxes.stream().mapToDouble(b -> b.x + b.width).max().orElse(0);
    }

    double height() {
        return columns.stream()
                .flatMap(List::stream)
                .mapToDouble(b -> b.y + b.height)
                .max()
                .orElse(0);
    }
}
