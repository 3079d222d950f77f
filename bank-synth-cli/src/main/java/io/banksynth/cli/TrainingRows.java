package io.banksynth.cli;

import io.banksynth.engine.StagingArea;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleStrategy;
import io.banksynth.source.Samples;
import io.banksynth.source.census.Census;
import io.banksynth.source.jdbc.JdbcSource;
import io.banksynth.source.statistics.OptimiserStatistics;
import io.banksynth.source.statistics.SummaryRows;
import io.banksynth.source.statistics.TableSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Rows to learn from.
 *
 * @param others rows of tables that were not chosen, by which their keys are known
 * @param counts rows of the whole tables, where the samples are only a part and a database could count
 * @param catalogues what databases declare of the tables
 * @param census counts all rows where the samples are only a part; empty where nobody can
 */
record TrainingRows(
        Samples samples,
        Samples others,
        Map<TableName, Long> counts,
        List<Catalogue> catalogues,
        Optional<Census> census) {
    static final Samples NONE = new Samples(List.of(), List.of());

    /** Rows beside which no others can be counted. */
    TrainingRows(Samples samples, Samples others, Map<TableName, Long> counts, List<Catalogue> catalogues) {
        this(samples, others, counts, catalogues, Optional.empty());
    }

    /**
     * Reads a Hive database.
     *
     * @param hive must be open as long as the census is asked
     * @param beside where the copied rows lie hidden until they are loaded
     * @param selection of the copied files
     * @param apart tables that are read from elsewhere
     * @param discovery finds the keys along which entities are kept whole, before any row is read
     */
    static TrainingRows ofHive(
            Shell shell,
            HiveReading hive,
            SampleStrategy strategy,
            Path beside,
            Function<Path, SampleSelection> selection,
            Set<TableName> apart,
            Function<Catalogue, List<Relationship>> discovery) {
        Catalogue catalogue = hive.catalogue();
        List<Relationship> keys = strategy instanceof SampleStrategy.Whole ? List.of() : discovery.apply(catalogue);
        shell.step("Reading rows ...");
        HiveReading.Copied copied;
        Samples samples;
        Samples others;
        try (StagingArea hidden = StagingArea.hidden(beside)) {
            copied = hive.copy(strategy, keys, hidden.folder());
            SampleSelection files = selection.apply(hidden.folder());
            samples = files.load();
            others = files.others();
        }
        Map<TableName, Long> counted = new LinkedHashMap<>(copied.counts());
        counted.keySet().removeAll(apart);
        Optional<Census> census = copied.share() < 1 ? Optional.of(hive.census(counted)) : Optional.empty();
        if (census.isPresent() && strategy instanceof SampleStrategy.Enough) {
            shell.warn(String.format(
                    Locale.ROOT,
                    "Keys, numbers of children and missing values are counted over all rows; all else is learned from %.2g %% of the entities"
                            + " (--sample_strategy percent:100 reads all)",
                    100 * copied.share()));
        }
        return new TrainingRows(samples, others, copied.counts(), List.of(catalogue), census);
    }

    /**
     * Reads a database.
     *
     * @param only the chosen tables; empty for all
     * @param keys along which entities are kept whole
     */
    static TrainingRows ofDatabase(
            Shell shell, JdbcSource database, SampleStrategy strategy, List<TableName> only, List<Relationship> keys) {
        shell.step("Counting rows ...");
        Map<TableName, Long> counts = database.counts();
        shell.step("Reading rows ...");
        Samples all = database.read(strategy, counts, keys);
        return chosen(all, only, counts, database.schema().catalogue());
    }

    /**
     * Makes rows up that agree with what the optimiser of a database knows; none of its tables is read.
     *
     * @param origin where they were read
     * @param only the chosen tables; empty for all
     */
    static TrainingRows ofStatistics(OptimiserStatistics statistics, String origin, List<TableName> only) {
        Samples all = new Samples(SummaryRows.of(statistics.tables(), origin), statistics.warnings());
        Catalogue known = new Catalogue(
                origin, statistics.tables().stream().map(TableSummary::declared).toList());
        return chosen(all, only, statistics.counts(), known);
    }

    private static TrainingRows chosen(
            Samples all, List<TableName> only, Map<TableName, Long> counts, Catalogue catalogue) {
        List<Sample> chosen = all.samples().stream()
                .filter(s -> only.isEmpty() || only.contains(s.table()))
                .toList();
        List<Sample> others =
                all.samples().stream().filter(s -> !chosen.contains(s)).toList();
        return new TrainingRows(
                new Samples(chosen, all.warnings()), new Samples(others, List.of()), counts, List.of(catalogue));
    }

    /** These rows with those of tables that only another database has. */
    TrainingRows with(TrainingRows other) {
        Map<TableName, Long> allCounts = new LinkedHashMap<>(other.counts);
        allCounts.putAll(counts);
        List<Catalogue> allCatalogues = new ArrayList<>(catalogues);
        allCatalogues.addAll(other.catalogues);
        return new TrainingRows(
                union(samples, other.samples),
                union(others, other.others),
                allCounts,
                allCatalogues,
                census.or(() -> other.census));
    }

    private static Samples union(Samples first, Samples second) {
        List<Sample> all = new ArrayList<>(first.samples());
        second.samples().stream()
                .filter(sample -> first.of(sample.table()).isEmpty())
                .forEach(all::add);
        List<String> warnings = new ArrayList<>(first.warnings());
        warnings.addAll(second.warnings());
        return new Samples(all, warnings);
    }
}
