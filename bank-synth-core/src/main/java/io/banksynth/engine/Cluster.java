package io.banksynth.engine;

import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.schema.Table;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.TableSink;
import java.util.List;
import java.util.Map;

/** Machines beyond this process that run plans. The command line finds it by {@link java.util.ServiceLoader}. */
public interface Cluster extends AutoCloseable {
    /** What manages the machines. */
    enum Mode {
        LOCAL,
        YARN,
        KUBERNETES
    }

    /** Whether Hive's tables are read or written. */
    enum HiveUse {
        USED,
        UNUSED
    }

    /** Counts the rows of a plan of a pack. */
    IndexedPlan index(ModelPack pack, GenerationPlan plan);

    /**
     * Where a run is written.
     *
     * @param outputDir a folder that all machines see, or a URI
     */
    StagingArea staging(String outputDir);

    /**
     * Runs plans of a pack and writes them to a staging area of this cluster.
     *
     * @param layout of the files, as that of the formats that will be asked for
     */
    Engine engine(ModelPack pack, StagingArea staging, FileLayout layout);

    /**
     * Divides a table of a run by the values of its partition columns: rows are sorted into a folder for each value, which takes the
     * place of the files that the run had.
     *
     * @param table one of those that the format divides
     * @throws io.banksynth.error.BankSynthException if there are too many values, or rows got lost
     */
    List<PartitionFile> divide(StagingArea staging, TableSink.Format format, RunTable table);

    /**
     * A table of a run that is to be divided.
     *
     * @param rows that it has
     * @param rowsPerFile of a folder with many rows
     */
    record RunTable(Table table, FileLayout layout, long rows, long rowsPerFile) {}

    /**
     * A database of Hive's metastore.
     *
     * @throws io.banksynth.error.BankSynthException if the cluster was opened without Hive
     */
    HiveDatabase hive(String database);

    @Override
    void close();

    /** Opens clusters. */
    interface Provider {
        /**
         * Opens a cluster.
         *
         * @param configuration its own properties, passed on as they are
         * @throws io.banksynth.error.BankSynthException if it cannot be reached
         */
        Cluster open(Mode mode, Map<String, String> configuration, HiveUse hive);
    }
}
