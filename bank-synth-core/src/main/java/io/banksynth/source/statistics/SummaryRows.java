package io.banksynth.source.statistics;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows up that agree with summaries: columns by themselves, keys different from each other, declared foreign keys pointing at rows that
 * are made up as well. How columns depend on each other is not in the summaries, so it is not in the rows.
 */
public final class SummaryRows {
    /** Rows of the largest table. */
    private static final long MOST_ROWS = 100_000;
    /** Tables up to this size are made up whole. */
    private static final long SMALL = 1_000;
    /** Rows of larger ones at least; more would make the mean number of children too small. */
    private static final long LEAST_ROWS = 100;

    private static final long SEED = 20_240_229;

    private final Map<TableName, TableSummary> tables = new LinkedHashMap<>();
    private final Map<TableName, Map<String, @Nullable String[]>> cells = new LinkedHashMap<>();
    private final double share;

    private SummaryRows(List<TableSummary> summaries) {
        summaries.forEach(table -> tables.put(table.name(), table));
        long largest = summaries.stream().mapToLong(TableSummary::rows).max().orElse(0);
        this.share = largest <= MOST_ROWS ? 1 : MOST_ROWS / (double) largest;
    }

    /** Samples of tables that have rows, in their order. */
    public static List<Sample> of(List<TableSummary> summaries, String origin) {
        SummaryRows made = new SummaryRows(summaries);
        List<Sample> samples = new ArrayList<>();
        for (TableSummary table : summaries) {
            if (table.rows() > 0) {
                samples.add(made.sample(table, origin));
            }
        }
        return samples;
    }

    private int rows(TableSummary table) {
        long scaled = Math.round(Math.ceil(table.rows() * share));
        return (int) (table.rows() <= SMALL ? table.rows() : Math.max(LEAST_ROWS, scaled));
    }

    private Sample sample(TableSummary table, String origin) {
        SampleBuilder builder = new SampleBuilder(table.name(), table.columns(), origin);
        Batch batch = Batch.allocate(table.columns(), Batch.CAPACITY);
        int rows = rows(table);
        for (int from = 0; from < rows; from += Batch.CAPACITY) {
            int size = Math.min(Batch.CAPACITY, rows - from);
            batch.begin(from);
            for (int c = 0; c < table.columns().size(); c++) {
                Column column = table.columns().get(c);
                @Nullable String[] values = cells(table, column, new HashSet<>());
                for (int i = 0; i < size; i++) {
                    String value = values[from + i];
                    if (value == null) {
                        batch.vector(c).setNull(i);
                    } else {
                        CellText.set(batch.vector(c), i, value, column.type());
                    }
                }
            }
            batch.end(size);
            builder.append(batch);
        }
        return builder.finish();
    }

    /**
     * The cells of a column.
     *
     * @param open columns that wait for this one: a foreign key that leads back to them counts as none
     */
    private @Nullable String[] cells(TableSummary table, Column column, Set<String> open) {
        Map<String, @Nullable String[]> known = cells.computeIfAbsent(table.name(), t -> new LinkedHashMap<>());
        @Nullable String[] made = known.get(column.name());
        if (made == null) {
            made = make(table, column, open);
            known.put(column.name(), made);
        }
        return made;
    }

    private @Nullable String[] make(TableSummary table, Column column, Set<String> open) {
        String place = table.name() + "." + column.name();
        open.add(place);
        for (Catalogue.DeclaredKey key : table.declared().foreignKeys()) {
            int position = key.columns().indexOf(column.name());
            Optional<TableSummary> parent = Optional.ofNullable(tables.get(key.parent()));
            if (position >= 0 && parent.filter(p -> p.rows() > 0).isPresent()) {
                Optional<Column> target =
                        column(parent.get(), key.parentColumns().get(position));
                if (target.isPresent()
                        && !open.contains(key.parent() + "." + target.get().name())) {
                    @Nullable String[] keys = cells(parent.get(), target.get(), open);
                    open.remove(place);
                    return pointing(table, column, key, keys);
                }
            }
        }
        open.remove(place);
        return own(table, column);
    }

    private static Optional<Column> column(TableSummary table, String name) {
        return table.columns().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private @Nullable String[] pointing(
            TableSummary table, Column column, Catalogue.DeclaredKey key, @Nullable String[] parentKeys) {
        int rows = rows(table);
        RandomStream stream = RandomStream.of(SEED, table.name().shown(), String.join(",", key.columns()), "parent");
        RandomStream missing = RandomStream.of(SEED, table.name().shown(), column.name(), "missing");
        boolean spread =
                isKey(table, key.columns()) || table.declared().primaryKey().contains(column.name());
        double nulls = column.nullable() ? table.of(column.name()).missing() : 0;
        @Nullable String[] made = new String[rows];
        for (int i = 0; i < rows; i++) {
            int parent = spread
                    ? place(table, key, i, rows, parentKeys.length)
                    : (int) RandomStream.below(stream.bits(i), parentKeys.length);
            made[i] = !spread && RandomStream.unit(missing.bits(i)) < nulls ? null : parentKeys[parent];
        }
        return made;
    }

    /** The parents of a key's first foreign key come in order; those of a second are different for each of the first's. */
    private static int place(TableSummary table, Catalogue.DeclaredKey key, int row, int rows, int parents) {
        List<Catalogue.DeclaredKey> inKey = table.declared().foreignKeys().stream()
                .filter(k -> table.declared().primaryKey().containsAll(k.columns()))
                .toList();
        if (inKey.indexOf(key) <= 0) {
            return (int) ((long) row * parents / rows);
        }
        return row % parents;
    }

    private static boolean isKey(TableSummary table, List<String> columns) {
        return table.declared().primaryKey().equals(columns)
                || table.declared().unique().contains(columns);
    }

    private @Nullable String[] own(TableSummary table, Column column) {
        int rows = rows(table);
        ColumnSummary summary = table.of(column.name());
        @Nullable String[] made = new String[rows];
        boolean key = isKey(table, List.of(column.name()))
                || Objects.equals(lastOf(table.declared().primaryKey()), column.name());
        if (key) {
            for (int i = 0; i < rows; i++) {
                made[i] = KeyMaker.value(column, summary, i, table.rows());
            }
            return made;
        }
        ValueMaker maker = new ValueMaker(column.type(), summary, table.rows());
        RandomStream stream = RandomStream.of(SEED, table.name().shown(), column.name(), "value");
        for (int i = 0; i < rows; i++) {
            made[i] = maker.value(stream, i).orElse(null);
        }
        return made;
    }

    private static @Nullable String lastOf(List<String> columns) {
        return columns.isEmpty() ? null : columns.get(columns.size() - 1);
    }
}
