package io.banksynth.discover;

import io.banksynth.discover.KnownTable.KnownColumn;
import io.banksynth.discover.data.ColumnProfile;
import io.banksynth.discover.name.ColumnName;
import io.banksynth.discover.name.NameHabits;
import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.discover.sql.Catalog;
import io.banksynth.discover.sql.Definitions;
import io.banksynth.discover.sql.Definitions.DefinedTable;
import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.schema.CheckRule;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Joins what scripts define with the samples into one set of tables. */
final class KnownTables {
    private final Map<TableName, KnownTable> tables = new TreeMap<>();

    private final boolean onlyQueries;

    private KnownTables(boolean onlyQueries) {
        this.onlyQueries = onlyQueries;
    }

    /**
     * @param defined tables that are stored, by scripts
     * @param working tables that queries create: known only if nothing else is, but their constraints count
     */
    static KnownTables of(Definitions defined, Definitions working, List<Sample> samples) {
        boolean nothing = samples.isEmpty()
                && defined.tables().values().stream().allMatch(t -> t.columns().isEmpty());
        KnownTables known = new KnownTables(nothing);
        List<DefinedTable> all = new ArrayList<>(defined.tables().values());
        List<DefinedTable> extra =
                working.tables().values().stream().filter(t -> !t.temporary()).toList();
        if (nothing) {
            all.addAll(extra);
        }
        Set<TableName> names = new TreeSet<>();
        all.stream().filter(t -> !t.columns().isEmpty()).forEach(t -> names.add(t.name()));
        Map<TableName, TableName> shortened = shortened(names);
        Map<TableName, Sample> byName = new TreeMap<>();
        for (Sample sample : samples) {
            byName.put(sampled(sample.table(), shortened.values()), sample);
        }
        for (DefinedTable table : all) {
            if (!table.columns().isEmpty()) {
                TableName name = shortened.getOrDefault(table.name(), table.name());
                known.tables.computeIfAbsent(name, n -> new KnownTable(n, byName.get(n)));
            }
        }
        byName.forEach((name, sample) -> known.tables.computeIfAbsent(name, n -> new KnownTable(n, sample)));
        for (KnownTable table : known.tables.values()) {
            List<DefinedTable> parts = new ArrayList<>();
            all.stream().filter(d -> means(d.name(), table.name, shortened)).forEach(parts::add);
            if (!nothing) {
                extra.stream()
                        .filter(d -> means(d.name(), table.name, shortened))
                        .forEach(parts::add);
            }
            fill(table, parts);
        }
        return known;
    }

    /** Schemas are left out of names unless two tables differ in nothing else. */
    private static Map<TableName, TableName> shortened(Set<TableName> names) {
        Map<String, Integer> counts = new HashMap<>();
        names.forEach(n -> counts.merge(n.table(), 1, Integer::sum));
        boolean several = counts.values().stream().anyMatch(c -> c > 1);
        Map<TableName, TableName> result = new TreeMap<>();
        names.forEach(n -> result.put(n, several ? n : TableName.of(n.table())));
        return result;
    }

    private static TableName sampled(TableName sample, Collection<TableName> defined) {
        if (defined.contains(sample)) {
            return sample;
        }
        List<TableName> alike = defined.stream()
                .filter(n -> n.table().equals(sample.table()))
                .distinct()
                .toList();
        return alike.size() == 1 ? alike.get(0) : sample;
    }

    private static boolean means(TableName defined, TableName name, Map<TableName, TableName> shortened) {
        TableName own = shortened.get(defined);
        return own != null
                ? own.equals(name)
                : defined.table().equals(name.table())
                        && (defined.schema().isEmpty()
                                || name.schema().isEmpty()
                                || defined.schema().equals(name.schema()));
    }

    private static void fill(KnownTable table, List<DefinedTable> parts) {
        List<List<String>> unique = new ArrayList<>();
        List<Definitions.ForeignKey> foreignKeys = new ArrayList<>();
        for (DefinedTable part : parts) {
            for (Definitions.DefinedColumn column : part.columns()) {
                table.columns.merge(
                        column.name(),
                        new KnownColumn(column.name(), column.type(), Optional.empty(), column.nullable()),
                        KnownColumn::and);
            }
        }
        Sample sample = table.sample;
        if (sample != null) {
            for (Column column : sample.columns()) {
                KnownColumn declared = table.columns.get(column.name());
                Optional<DataType> type = declared == null ? Optional.empty() : declared.declared();
                boolean nullable = declared == null ? column.nullable() : declared.nullable() || column.nullable();
                table.columns.put(
                        column.name(), new KnownColumn(column.name(), type, Optional.of(column.type()), nullable));
            }
        }
        for (DefinedTable part : parts) {
            if (table.primaryKey.isEmpty() && table.columns.keySet().containsAll(part.primaryKey())) {
                table.primaryKey = part.primaryKey();
            }
            for (List<String> key : part.unique()) {
                if (table.columns.keySet().containsAll(key) && !unique.contains(key)) {
                    unique.add(key);
                }
            }
            foreignKeys.addAll(part.foreignKeys());
        }
        table.unique = unique;
        table.foreignKeys = foreignKeys;
        table.checks = parts.stream().flatMap(p -> p.checks().stream()).toList();
    }

    /** Columns of which neither a script nor a sample tells the type. */
    List<String> untyped() {
        return tables.values().stream()
                .flatMap(table -> table.columns.values().stream()
                        .filter(c -> c.declared().isEmpty() && c.sampled().isEmpty())
                        .map(c -> table.name + "." + c.name()))
                .toList();
    }

    Map<TableName, KnownTable> tables() {
        return tables;
    }

    /** What declared checks demand of rows. */
    List<CheckRule> checks() {
        return tables.values().stream()
                .flatMap(t -> t.checks.stream().map(c -> new CheckRule(t.name, c.condition())))
                .toList();
    }

    /** The columns that declared checks compare with literals. */
    List<SqlFacts.Mention> checked() {
        return tables.values().stream()
                .flatMap(t -> t.checks.stream()
                        .flatMap(c -> c.limits().stream())
                        .map(l -> new SqlFacts.Mention(
                                new BaseColumn(t.name, l.column()),
                                "check " + l.kind(),
                                l.literals(),
                                SqlFacts.Spot.NONE)))
                .toList();
    }

    @Nullable KnownTable get(TableName name) {
        return tables.get(name);
    }

    /** Whether neither scripts nor samples tell which tables are stored, so that queries must. */
    boolean onlyQueries() {
        return onlyQueries;
    }

    /** Adds tables that only queries name. */
    void addNamed(Map<TableName, Set<String>> named) {
        Map<String, Set<String>> schemas = new HashMap<>();
        named.keySet().forEach(n -> {
            Set<String> of = schemas.computeIfAbsent(n.table(), k -> new TreeSet<>());
            if (!n.schema().isEmpty()) {
                of.add(n.schema());
            }
        });
        boolean several = schemas.values().stream().anyMatch(s -> s.size() > 1);
        named.forEach((name, columns) -> {
            Set<String> of = schemas.getOrDefault(name.table(), Set.of());
            TableName own = !several || of.isEmpty()
                    ? TableName.of(name.table())
                    : name.schema().isEmpty() ? new TableName(of.iterator().next(), name.table()) : name;
            KnownTable table = tables.computeIfAbsent(own, n -> new KnownTable(n));
            columns.forEach(
                    c -> table.columns.putIfAbsent(c, new KnownColumn(c, Optional.empty(), Optional.empty(), true)));
        });
    }

    /** Leaves out all tables but these; none of them means all. */
    void restrict(List<TableName> only) {
        if (!only.isEmpty()) {
            tables.keySet()
                    .removeIf(name -> only.stream()
                            .noneMatch(o -> o.equals(name)
                                    || (o.schema().isEmpty() && o.table().equals(name.table()))));
        }
    }

    Catalog catalog() {
        Map<TableName, List<String>> names = new TreeMap<>();
        tables.forEach((name, table) -> names.put(name, List.copyOf(table.columns.keySet())));
        return new Catalog(names);
    }

    /** All columns with their profiles, table by table. */
    Map<BaseColumn, ColumnNode> nodes() {
        Map<BaseColumn, ColumnNode> nodes = new TreeMap<>();
        NameHabits habits = NameHabits.of(
                tables.keySet().stream().map(TableName::table).toList(),
                tables.values().stream()
                        .flatMap(t -> t.columns.keySet().stream())
                        .toList());
        for (KnownTable table : tables.values()) {
            String prefix = ColumnName.prefix(List.copyOf(table.columns.keySet()));
            int position = table.ordered ? 0 : 1;
            for (KnownColumn column : table.columns.values()) {
                BaseColumn id = new BaseColumn(table.name, column.name());
                nodes.put(
                        id,
                        new ColumnNode(
                                id,
                                position,
                                column.sampled().or(column::declared),
                                standing(table, column.name()),
                                ColumnName.of(habits, table.name.table(), column.name(), prefix),
                                profile(table, column.name())));
                position++;
            }
        }
        return nodes;
    }

    private static Optional<ColumnProfile> profile(KnownTable table, String column) {
        Sample sample = table.sample;
        if (sample == null) {
            return Optional.empty();
        }
        for (int i = 0; i < sample.columns().size(); i++) {
            if (sample.columns().get(i).name().equals(column)) {
                return Optional.of(ColumnProfile.of(sample, i));
            }
        }
        return Optional.empty();
    }

    private static ColumnNode.KeyStanding standing(KnownTable table, String column) {
        if (table.primaryKey.equals(List.of(column))) {
            return ColumnNode.KeyStanding.PRIMARY;
        }
        if (table.unique.contains(List.of(column))) {
            return ColumnNode.KeyStanding.UNIQUE;
        }
        if (table.primaryKey.contains(column) || table.unique.stream().anyMatch(k -> k.contains(column))) {
            return ColumnNode.KeyStanding.PART;
        }
        return table.keysDeclared() ? ColumnNode.KeyStanding.NONE : ColumnNode.KeyStanding.UNKNOWN;
    }
}
