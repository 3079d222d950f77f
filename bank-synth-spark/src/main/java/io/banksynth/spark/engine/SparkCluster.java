package io.banksynth.spark.engine;

import io.banksynth.engine.Cluster;
import io.banksynth.engine.Engine;
import io.banksynth.engine.HiveDatabase;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.PartitionFile;
import io.banksynth.engine.StagingArea;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.TableSink;
import io.banksynth.spark.SparkSessionManager;
import io.banksynth.spark.hive.SparkHive;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Spark as the cluster of the command line. */
public final class SparkCluster implements Cluster {
    private final SparkSession session;

    /** The cluster of a session. */
    public SparkCluster(SparkSession session) {
        this.session = session;
    }

    /** Opens Spark; found by {@link java.util.ServiceLoader}. */
    public static final class Provider implements Cluster.Provider {
        @Override
        public Cluster open(Mode mode, Map<String, String> configuration, HiveUse hive) {
            return new SparkCluster(new SparkSessionManager("bank_synth", mode, configuration, hive).session());
        }
    }

    @Override
    public StagingArea staging(String outputDir) {
        if (!outputDir.contains(":/")) {
            return LocalEngine.staging(outputDir);
        }
        Path place = new Path(outputDir);
        URI uri = place.toUri();
        Configuration configuration = session.sparkContext().hadoopConfiguration();
        return "file".equals(uri.getScheme())
                ? LocalEngine.staging(uri.getPath())
                : RemoteStaging.open(
                        place, configuration, session.sparkContext().applicationId());
    }

    @Override
    public IndexedPlan index(ModelPack pack, GenerationPlan plan) {
        return new SparkEngine(session, pack, FileLayout.USUAL).index(plan);
    }

    @Override
    public Engine engine(ModelPack pack, StagingArea staging, FileLayout layout) {
        return staging instanceof RemoteStaging remote
                ? new SparkEngine(session, pack, layout, folder -> remote.attempts(), SparkCounter.FEW_BLOCKS)
                : new SparkEngine(session, pack, layout);
    }

    @Override
    public List<PartitionFile> divide(StagingArea staging, TableSink.Format format, RunTable table) {
        if (staging instanceof RemoteStaging remote) {
            List<PartitionFile> files = new DividedTable(session, remote.place(), format, table).divide();
            remote.forget(DividedTable.folder(format, table));
            return files;
        }
        Path run = new Path(staging.folder().toAbsolutePath().toUri());
        return new DividedTable(session, run, format, table).divide();
    }

    @Override
    public HiveDatabase hive(String database) {
        return new SparkHive(session, database);
    }

    @Override
    public void close() {
        session.stop();
    }
}
