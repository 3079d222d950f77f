package io.banksynth.spark.hive;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.EntityWalk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * A share of a database's rows in which entities stay whole (see {@link EntityWalk}), found by Spark where the rows lie: nothing comes to the driver.
 * Roots are drawn by a hash of their keys, so that whoever computes a part again draws the same.
 */
final class EntityFrames implements EntityWalk.Reading<RuntimeException>, AutoCloseable {
    private static final int SEED = 42;
    /** Hashes are taken modulo this many, so that shares of a millionth are still exact. */
    private static final BigDecimal SLOTS = BigDecimal.valueOf(1_000_000_000_000L);

    private final Map<TableName, Dataset<Row>> tables;
    private final EntityWalk walk;
    private final Map<TableName, Dataset<Row>> read = new LinkedHashMap<>();
    private final Set<TableName> complete = new HashSet<>();
    private final List<Dataset<Row>> kept = new ArrayList<>();

    /**
     * @param counts rows of each table
     * @param keys foreign keys between the tables
     */
    EntityFrames(Map<TableName, Dataset<Row>> tables, Map<TableName, Long> counts, List<Relationship> keys) {
        this.tables = tables;
        this.walk = new EntityWalk(tables.keySet(), counts, keys);
    }

    /**
     * Rows of every table, usable until this is closed.
     *
     * @param share of the root tables' rows, below 1
     */
    Map<TableName, Dataset<Row>> draw(double share) {
        walk.go(share, this);
        return read;
    }

    private Dataset<Row> table(TableName name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    private Dataset<Row> read(TableName name) {
        return Optional.ofNullable(read.get(name)).orElseThrow();
    }

    @Override
    public void all(TableName name) {
        read.put(name, table(name));
        complete.add(name);
    }

    @Override
    public void roots(TableName name, double share) {
        Optional<List<String>> key = walk.keys().stream()
                .filter(k -> k.parent().equals(name))
                .map(Relationship::parentColumns)
                .min(Comparator.comparing(List::toString));
        long slots = SLOTS.multiply(BigDecimal.valueOf(share))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        Dataset<Row> all = table(name);
        read.put(
                name,
                keep(
                        key.isEmpty()
                                ? all.sample(false, share, SEED)
                                : all.where("pmod(xxhash64(" + String.join(", ", quoted(key.get())) + "), "
                                        + SLOTS.toPlainString() + ") < " + slots)));
    }

    @Override
    public void children(Relationship key) {
        read.put(
                key.child(),
                keep(matching(table(key.child()), key.childColumns(), read(key.parent()), key.parentColumns())));
    }

    @Override
    public void parents(Relationship key) {
        read.put(
                key.parent(),
                keep(matching(table(key.parent()), key.parentColumns(), read(key.child()), key.childColumns())));
    }

    @Override
    public boolean missingParents(Relationship key) {
        if (complete.contains(key.parent())) {
            return false;
        }
        Dataset<Row> parents = read(key.parent());
        Dataset<Row> asked = keys(read(key.child()), key.childColumns());
        Dataset<Row> missing = asked.join(parents, equal(parents, key.parentColumns(), asked), "left_anti");
        Dataset<Row> found =
                keep(matching(table(key.parent()), key.parentColumns(), missing, List.of(missing.columns())));
        if (found.isEmpty()) {
            return false;
        }
        read.put(key.parent(), keep(parents.union(found)));
        return true;
    }

    /** The rows of a table whose columns hold what some columns of others hold. */
    private static Dataset<Row> matching(
            Dataset<Row> table, List<String> columns, Dataset<Row> others, List<String> theirs) {
        Dataset<Row> keys = keys(others, theirs);
        return table.join(keys, equal(table, columns, keys), "left_semi");
    }

    /** Keys without a null in them, each once, under names that no table has. */
    private static Dataset<Row> keys(Dataset<Row> rows, List<String> columns) {
        String[] named = IntStream.range(0, columns.size())
                .mapToObj(i -> quoted(columns.get(i)) + " AS `bank_synth key " + i + "`")
                .toArray(String[]::new);
        return rows.selectExpr(named).na().drop().distinct();
    }

    private static Column equal(Dataset<Row> table, List<String> columns, Dataset<Row> keys) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> KeyFrames.equal(table, columns.get(i), keys, keys.columns()[i]))
                .reduce(Column::and)
                .orElseThrow();
    }

    private static List<String> quoted(List<String> columns) {
        return columns.stream().map(EntityFrames::quoted).toList();
    }

    static String quoted(String column) {
        return "`" + column.replace("`", "``") + "`";
    }

    /** So that no table is read again for each key that leads to it. */
    private Dataset<Row> keep(Dataset<Row> rows) {
        Dataset<Row> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
        kept.add(persisted);
        return persisted;
    }

    @Override
    public void close() {
        Stream.iterate(kept.size() - 1, i -> i >= 0, i -> i - 1)
                .forEach(i -> kept.get(i).unpersist());
    }
}
