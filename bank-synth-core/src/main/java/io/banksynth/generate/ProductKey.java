package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.KeyForm;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A key that is made of rows of reference tables, and perhaps of a date or number: each combination occurs once at most.
 * Without a driver in the key, a permuted row index is read in mixed radix; beside the driver's columns, the place among
 * the siblings is, from a beginning that differs from parent to parent. A single reference table beside the driver keeps its
 * weights ({@link DistinctResolver}).
 *
 * @param places for each link (by its child's columns) and each digit column the product of the sizes of lower digits
 * @param sizes of the same
 * @param first which combination, of those that the permutation counts, the first row has
 */
record ProductKey(
        TablePlan table,
        boolean withinParent,
        Map<String, Long> places,
        Map<String, Long> sizes,
        long combinations,
        long first) {
    /**
     * The product key of a table, if it has one.
     *
     * @param rows of each table
     * @param first how many combinations rows before the first have taken
     * @throws BankSynthException if more rows are wanted than there are combinations
     */
    static Optional<ProductKey> of(TablePlan table, ToLongFunction<TableName> rows, long first) {
        List<List<String>> keys = new ArrayList<>(table.table().unique());
        keys.add(0, table.table().primaryKey());
        for (List<String> key : keys) {
            Optional<ProductKey> product = of(table, key, rows, first);
            if (product.isPresent()) {
                return product;
            }
        }
        return Optional.empty();
    }

    private static Optional<ProductKey> of(
            TablePlan table, List<String> key, ToLongFunction<TableName> rows, long first) {
        List<String> open = new ArrayList<>(key);
        Map<String, Long> sizes = new LinkedHashMap<>();
        boolean withinParent = table.driver()
                .map(d -> open.removeAll(d.relationship().childColumns()))
                .orElse(false);
        for (LinkPlan link : table.links()) {
            List<String> columns = link.relationship().childColumns();
            if (link.model().choice() instanceof LinkModel.Categories && open.containsAll(columns)) {
                open.removeAll(columns);
                sizes.put(link.streamName(), Math.max(1, rows.applyAsLong(link.parent())));
            }
        }
        for (String column : List.copyOf(open)) {
            if (table.model().column(column).orElse(null) instanceof ColumnModel.Key own
                    && own.form() instanceof KeyForm.Digit digit) {
                open.remove(column);
                sizes.put(column, digit.count());
            }
        }
        if (!open.isEmpty() || sizes.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> places = new LinkedHashMap<>();
        long combinations = 1;
        for (Map.Entry<String, Long> size : sizes.entrySet()) {
            places.put(size.getKey(), combinations);
            combinations = Math.multiplyExact(combinations, size.getValue());
        }
        if (!withinParent && rows.applyAsLong(table.name()) + first > combinations) {
            throw BankSynthException.usage("Cannot generate " + rows.applyAsLong(table.name()) + " rows of "
                    + table.name() + ": its key (" + String.join(", ", key) + ") has only " + combinations
                    + " combinations; ask for fewer rows");
        }
        return Optional.of(new ProductKey(table, withinParent, places, sizes, combinations, first));
    }

    boolean has(LinkPlan link) {
        return places.containsKey(link.streamName()) && link.model().choice() instanceof LinkModel.Categories;
    }

    /** The product of the sizes of the digits below a column's. */
    long place(String column) {
        return places.getOrDefault(column, 1L);
    }

    Permutation permutation(long seed) {
        RandomStream stream = RandomStream.of(seed, table.name().shown(), String.join(",", places.keySet()), "product");
        return new Permutation(combinations, stream.bits(-1));
    }

    /** Finds the row of the reference table that is the digit of a link. */
    ParentResolver resolver(LinkPlan link, long seed) {
        long place = place(link.streamName());
        long size = sizes.getOrDefault(link.streamName(), 1L);
        Permutation permutation = permutation(seed);
        if (!withinParent) {
            return (frame, out) -> {
                for (int i = 0; i < frame.size(); i++) {
                    out.parentRows()[i] = permutation.apply(first + frame.rows()[i]) / place % size;
                }
            };
        }
        int driver = table.driver().orElseThrow().position();
        if (sizes.size() == 1 && link.model().choice() instanceof LinkModel.Categories categories) {
            RandomStream stream = RandomStream.of(seed, table.name().shown(), link.streamName(), "parent");
            return new DistinctResolver(driver, categories.weights(), Math.toIntExact(size), stream);
        }
        return (frame, out) -> {
            var parents = frame.link(driver);
            for (int i = 0; i < frame.size(); i++) {
                long parent = parents.parentRows()[i];
                long start = permutation.apply(Math.floorMod(parent, combinations));
                out.parentRows()[i] = (start + parents.ordinals()[i]) % combinations / place % size;
            }
        };
    }
}
