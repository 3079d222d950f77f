package io.banksynth.spark;

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

    /** Whether the session reads and writes Hive tables. */
    public enum Hive {
        USED,
        UNUSED
    }

    private final SparkSession session;

    /**
     * A session without Hive.
     *
     * @param configuration Spark's own properties
     */
    public SparkSessionManager(String applicationName, SparkMode mode, Map<String, String> configuration) {
        this(applicationName, mode, configuration, Hive.UNUSED);
    }

    /**
     * Starts a session.
     *
     * @param configuration Spark's own properties
     * @throws BankSynthException if there is no such cluster
     */
    public SparkSessionManager(String applicationName, SparkMode mode, Map<String, String> configuration, Hive hive) {
        SparkConf submitted = new SparkConf();
        SparkSession.Builder builder = SparkSession.builder().appName(applicationName);
        if (!submitted.contains("spark.master")) {
            builder.master(mode.master());
        }
        Map<String, String> defaults = new TreeMap<>(DEFAULTS);
        if (mode == SparkMode.LOCAL) {
            defaults.putAll(LOCAL);
        }
        defaults.forEach((key, value) -> {
            if (!submitted.contains(key)) {
                builder.config(key, value);
            }
        });
        configuration.forEach(builder::config);
        try {
            this.session = (hive == Hive.USED ? builder.enableHiveSupport() : builder).getOrCreate();
        } catch (RuntimeException e) {
            String reason =
                    Optional.ofNullable(e.getMessage()).orElse(e.toString()).split("\n", 2)[0];
            throw new BankSynthException(
                    FailureKind.USAGE,
                    "Cannot start Spark (" + mode.name().toLowerCase(Locale.ROOT) + "): " + reason,
                    e);
        }
    }

    public SparkSession session() {
        return session;
    }

    @Override
    public void close() {
        session.stop();
    }
}
