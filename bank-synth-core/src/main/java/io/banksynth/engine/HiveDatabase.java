package io.banksynth.engine;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import io.banksynth.source.SampleStrategy;
import io.banksynth.source.census.Census;
import io.banksynth.source.statistics.OptimiserStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A database of Hive's metastore. */
public interface HiveDatabase {
    /** What happens to tables of the same names. */
    enum Existing {
        KEPT,
        REPLACED
    }

    /**
     * Asked before anything is generated: whether the tables may be registered.
     *
     * @param format in which their files will be
     * @return files for the run: HiveQL for tables that only Hive itself may write to
     * @throws io.banksynth.error.BankSynthException if a table is there already and is to be kept
     */
    List<TableSink.Companion> admit(List<Table> tables, TableSink.Format format, Existing existing);

    /**
     * Registers external tables over the files of a run that is whole, as {@link #admit} was asked.
     *
     * @param run the run's folder or URI
     * @return what was registered, one line for each table
     */
    List<String> register(String run, List<Table> tables, List<Relationship> keys, TableSink.Format format);

    /** The tables with their types and keys. */
    Catalogue catalogue();

    /**
     * What was noted of tables when somebody analysed them; none of them is read.
     *
     * @param catalogue as {@link #catalogue()} gives it
     * @throws io.banksynth.error.BankSynthException if that was never done
     */
    OptimiserStatistics statistics(Catalogue catalogue);

    /** Rows of every table. */
    Map<TableName, Long> counts();

    /**
     * Copies rows of all tables to files for training.
     *
     * @param counts rows of every table
     * @param keys foreign keys along which entities are kept whole
     * @param folder gets a file for each table, named after it
     * @return the share of the root tables' rows that was copied; 1 for all rows of all tables
     * @throws io.banksynth.error.BankSynthException if they are more than this machine can learn from
     */
    double sample(SampleStrategy strategy, Map<TableName, Long> counts, List<Relationship> keys, Path folder);

    /**
     * Counts over all rows, as they are asked for; the cluster has to be open then.
     *
     * @param counts rows of every table to count in
     */
    Census census(Map<TableName, Long> counts);
}
