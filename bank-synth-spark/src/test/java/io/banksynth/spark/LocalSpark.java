package io.banksynth.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A real Spark in this process, one for all tests of a JVM: starting another takes seconds. */
public final class LocalSpark {
    private static final SparkSession SESSION = new SparkSessionManager(
                    "bank_synth tests", io.banksynth.engine.Cluster.Mode.LOCAL, Map.of("spark.master", "local[2,2]"))
            .session();

    private LocalSpark() {}

    public static SparkSession session() {
        return SESSION;
    }
}
