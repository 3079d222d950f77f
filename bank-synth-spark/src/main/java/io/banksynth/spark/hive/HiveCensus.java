package io.banksynth.spark.hive;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.census.Census;
import io.banksynth.source.census.ChildCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Counts over all rows of a database's tables where these lie. What comes to the driver is counts, few for each column and foreign key. */
final class HiveCensus implements Census {
    private final String database;
    private final Map<TableName, Dataset<Row>> tables;
    private final Map<TableName, Long> counts;
    private final Map<TableName, Map<String, Long>> nulls = new HashMap<>();

    /**
     * @param counts rows of every table
     */
    HiveCensus(String database, Map<TableName, Dataset<Row>> tables, Map<TableName, Long> counts) {
        this.database = database;
        this.tables = tables;
        this.counts = counts;
    }

    @Override
    public Set<TableName> tables() {
        return tables.keySet();
    }

    private Dataset<Row> table(TableName name) {
        return Objects.requireNonNull(tables.get(name));
    }

    @Override
    public double nullShare(TableName table, String column) {
        long rows = counts.getOrDefault(table, 0L);
        long empty = nulls.computeIfAbsent(table, this::nulls).getOrDefault(column, 0L);
        return rows == 0 ? 0 : (double) empty / rows;
    }

    /** Of all columns in one pass; Hive does not tell capitals from small letters. */
    private Map<String, Long> nulls(TableName table) {
        Dataset<Row> rows = table(table);
        String[] columns = rows.columns();
        String[] questions = IntStream.range(0, columns.length)
                .mapToObj(c -> "count_if(" + EntityFrames.quoted(columns[c]) + " IS NULL)")
                .toArray(String[]::new);
        Row found = asking(
                "count the nulls of table " + table,
                () -> rows.selectExpr(questions).first());
        Map<String, Long> counted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        IntStream.range(0, columns.length).forEach(c -> counted.put(columns[c], found.getLong(c)));
        return counted;
    }

    @Override
    public boolean isUnique(TableName table, List<String> columns) {
        Dataset<Row> keys = KeyFrames.of(table(table), columns, "k");
        return asking(
                "count the keys of table " + table,
                () -> keys.na()
                        .drop()
                        .groupBy(KeyFrames.columns(keys))
                        .count()
                        .where("count > 1")
                        .isEmpty());
    }

    @Override
    public KeyCounts key(Relationship key, List<Relationship> drivers, int k) {
        return asking("count the rows of " + key.label(), () -> {
            int width = key.childColumns().size();
            Dataset<Row> child = KeyFrames.of(table(key.child()), key.childColumns(), "c");
            Dataset<Row> found = parentUnits(key, drivers);
            Dataset<Row> keyed =
                    KeyFrames.canonical(child, "c", found, "p", width).na().drop();
            Dataset<Row> children = keyed.groupBy(KeyFrames.columns(keyed)).count();
            Dataset<Row> parents = once(KeyFrames.canonical(found, "p", child, "c", width), width);
            Column same = KeyFrames.equal(parents, "p", children, "c", width);
            ChildCounts counted = parents.join(children, same, "left")
                    .select(
                            functions.coalesce(children.col("count"), functions.lit(0L)),
                            parents.col("unit"),
                            parents.col("parents"))
                    .toJavaRDD()
                    .treeAggregate(new ChildCounts(k), HiveCensus::count, ChildCounts::merge);
            long all = counts.getOrDefault(key.child(), 0L);
            return new KeyCounts(all, all - keyed.count(), counted);
        });
    }

    /** Where several parents have one key, the first has the children: so it is in samples. */
    private static ChildCounts count(ChildCounts counts, Row row) {
        long unit = row.getLong(1);
        long parents = row.getLong(2);
        counts.add(row.getLong(0), unit, 1);
        if (parents > 1) {
            counts.add(0, unit, parents - 1);
        }
        return counts;
    }

    /** Each key of the parents once, with how many of them have it, and one of their units. */
    private static Dataset<Row> once(Dataset<Row> units, int width) {
        return units.groupBy(
                        Stream.of(KeyFrames.names("p", width)).map(units::col).toArray(Column[]::new))
                .agg(
                        functions.count(functions.lit(1)).as("parents"),
                        functions.min(units.col("unit")).as("unit"));
    }

    /** The keys of the parents with their units. */
    private Dataset<Row> parentUnits(Relationship key, List<Relationship> drivers) {
        List<String> columns = key.parentColumns();
        if (!drivers.isEmpty()) {
            return units(table(key.parent()), columns, drivers);
        }
        Dataset<Row> parents = KeyFrames.of(table(key.parent()), columns, "p");
        return parents.withColumn("unit", KeyFrames.hash(parents, "p", columns.size()));
    }

    /** Climbs from key to key; a row whose way ends before is a unit of its own. */
    private Dataset<Row> units(Dataset<Row> rows, List<String> columns, List<Relationship> drivers) {
        int width = columns.size();
        List<String> up = drivers.get(0).childColumns();
        Dataset<Row> found = KeyFrames.of(rows, columns, "p", up, "u0_");
        for (int step = 1; step < drivers.size(); step++) {
            Relationship below = drivers.get(step - 1);
            Relationship next = drivers.get(step);
            Dataset<Row> above = KeyFrames.of(
                    table(next.child()),
                    below.parentColumns(),
                    "a" + step + "_",
                    next.childColumns(),
                    "u" + step + "_");
            Dataset<Row> once = above.dropDuplicates(
                    KeyFrames.names("a" + step + "_", below.parentColumns().size()));
            found = found.join(
                    once, KeyFrames.equal(found, "u" + (step - 1) + "_", once, "a" + step + "_", up.size()), "left");
            up = next.childColumns();
        }
        String last = "u" + (drivers.size() - 1) + "_";
        Column known = IntStream.range(0, up.size())
                .mapToObj(i -> functions.col(last + i).isNotNull())
                .reduce(Column::and)
                .orElseThrow();
        return found.withColumn(
                "unit",
                functions
                        .when(known, KeyFrames.hash(found, last, up.size()))
                        .otherwise(functions.xxhash64(functions.lit("own"), KeyFrames.hash(found, "p", width))));
    }

    private interface Question<T> {
        T answer();
    }

    /** Spark throws its checked exceptions undeclared, so all are caught here. */
    private <T> T asking(String what, Question<T> question) {
        try {
            return question.answer();
        } catch (BankSynthException known) {
            throw known;
        } catch (Exception e) {
            throw BankSynthException.source(
                    "Cannot " + what + " in Hive database " + database + ": " + SparkHive.firstLine(e), e);
        }
    }
}
