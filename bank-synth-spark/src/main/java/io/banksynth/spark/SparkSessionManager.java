package io.banksynth.spark;

import io.banksynth.engine.Cluster;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Starts a session with what generating needs, or joins the one that {@code spark-submit} prepared. What the caller configures
 * goes before what {@code spark-submit} was told, and that before the defaults here.
 */
public final class SparkSessionManager implements AutoCloseable {
    private static final Map<String, String> DEFAULTS = Map.of(
            "spark.serializer", "org.apache.spark.serializer.JavaSerializer",
            "spark.sql.session.timeZone", "UTC",
            "spark.ui.showConsoleProgress", "false");
    private static final Map<String, String> LOCAL = Map.of(
            "spark.ui.enabled", "false",
            "spark.driver.host", "localhost",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.sql.shuffle.partitions", "8");

    private static final String EMBEDDED_METASTORE = "spark.hadoop.javax.jdo.option.ConnectionURL";
    /** A database in the working directory, as Spark makes it; the territory is told since Derby refuses the locale C. */
    private static final String EMBEDDED_DERBY = "jdbc:derby:;databaseName=metastore_db;create=true;territory=en_US";

    private final SparkSession session;

    /**
     * A session without Hive.
     *
     * @param configuration Spark's own properties
     */
    public SparkSessionManager(String applicationName, Cluster.Mode mode, Map<String, String> configuration) {
        this(applicationName, mode, configuration, Cluster.HiveUse.UNUSED);
    }

    /**
     * Starts a session.
     *
     * @param configuration Spark's own properties
     * @throws BankSynthException if there is no such cluster
     */
    public SparkSessionManager(
            String applicationName, Cluster.Mode mode, Map<String, String> configuration, Cluster.HiveUse hive) {
        SparkConf submitted = new SparkConf();
        SparkSession.Builder builder = SparkSession.builder().appName(applicationName);
        if (!submitted.contains("spark.master")) {
            builder.master(master(mode));
        }
        Map<String, String> defaults = new TreeMap<>(DEFAULTS);
        if (mode == Cluster.Mode.LOCAL) {
            defaults.putAll(LOCAL);
        }
        if (hive == Cluster.HiveUse.USED && !hasMetastore(submitted, configuration)) {
            defaults.put(EMBEDDED_METASTORE, EMBEDDED_DERBY);
        }
        defaults.forEach((key, value) -> {
            if (!submitted.contains(key)) {
                builder.config(key, value);
            }
        });
        configuration.forEach(builder::config);
        try {
            this.session = (hive == Cluster.HiveUse.USED ? builder.enableHiveSupport() : builder).getOrCreate();
        } catch (Exception e) { // Spark throws its checked exceptions undeclared
            String reason =
                    Optional.ofNullable(e.getMessage()).orElse(e.toString()).split("\n", 2)[0];
            throw new BankSynthException(
                    FailureKind.USAGE,
                    "Cannot start Spark (" + mode.name().toLowerCase(Locale.ROOT) + "): " + reason,
                    e);
        }
    }

    private static boolean hasMetastore(SparkConf submitted, Map<String, String> configuration) {
        boolean told = configuration.containsKey("spark.hadoop.hive.metastore.uris")
                || submitted.contains("spark.hadoop.hive.metastore.uris");
        return told || SparkSessionManager.class.getClassLoader().getResource("hive-site.xml") != null;
    }

    /** Spark's master where neither the caller nor {@code spark-submit} names one. */
    private static String master(Cluster.Mode mode) {
        return switch (mode) {
            case LOCAL -> "local[*]";
            case YARN -> "yarn";
            case KUBERNETES -> "k8s://https://kubernetes.default.svc";
        };
    }

    public SparkSession session() {
        return session;
    }

    @Override
    public void close() {
        session.stop();
    }
}
