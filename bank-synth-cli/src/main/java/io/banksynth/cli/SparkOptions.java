package io.banksynth.cli;

import io.banksynth.engine.Cluster;
import io.banksynth.error.BankSynthException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine.Option;

/** How Spark is reached, by whichever verb. */
final class SparkOptions {
    @Option(
            names = "--spark_mode",
            defaultValue = "LOCAL",
            paramLabel = "MODE",
            description = "Where Spark runs: local, yarn or kubernetes (default: local).")
    Cluster.Mode mode;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A property of Spark, passed on as it is: spark.executor.memory=16g. May be repeated.")
    Map<String, String> configuration = new LinkedHashMap<>();

    /**
     * Opens Spark.
     *
     * @param option for which it is needed, as the user typed it
     */
    Cluster open(String option, Cluster.HiveUse hive) {
        Optional<Cluster.Provider> provider =
                ServiceLoader.load(Cluster.Provider.class).findFirst();
        return provider.orElseThrow(() -> BankSynthException.usage("Cannot use " + option
                        + ": Spark is not on the class path; start with the script bank_synth, or with spark-submit"))
                .open(mode, Map.copyOf(configuration), hive);
    }
}
