package io.banksynth.spark.engine;

import io.banksynth.engine.Cluster;
import io.banksynth.spark.JavaProcess;
import io.banksynth.spark.SparkSessionManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Spark's own cluster on this machine: a master and two workers, each a process with an executor of its own. The workers have different
 * addresses, since Spark runs a task for a second time on another machine only.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.0.2");
    private static final int DRIVER_AND_EXECUTORS = 3;

    private final Path folder;
    private final String url;
    private final JavaProcess master;
    private final Map<String, JavaProcess> workers = new LinkedHashMap<>();
    private final SparkSessionManager driver;

    StandaloneCluster(Path folder) throws Exception {
        this.folder = folder;
        // Spark asks for an installation; its jars come from the class path.
        Files.createDirectories(folder.resolve("home/jars"));
        int port = JavaProcess.freePort();
        this.url = "spark://" + HOSTS.get(0) + ":" + port;
        this.master =
                start("master", "org.apache.spark.deploy.master.Master", "--host", HOSTS.get(0), "--port", "" + port);
        master.awaitPort(port);
        for (String host : HOSTS) {
            startWorker(host);
        }
        this.driver = new SparkSessionManager(
                "bank_synth tests",
                Cluster.Mode.LOCAL,
                Map.of(
                        "spark.master", url,
                        "spark.executor.extraClassPath", System.getProperty("java.class.path"),
                        "spark.executor.memory", "512m",
                        "spark.speculation", "true",
                        "spark.speculation.interval", "100ms",
                        "spark.speculation.quantile", "0.3"));
        awaitExecutors();
    }

    private JavaProcess start(String name, String main, String... arguments) throws IOException {
        Map<String, String> environment = Map.of(
                "SPARK_HOME",
                folder.resolve("home").toString(),
                "SPARK_SCALA_VERSION",
                scala.util.Properties.versionNumberString().replaceFirst("\\.\\d+$", ""));
        List<String> all = new java.util.ArrayList<>(List.of("--webui-port", "0"));
        all.addAll(List.of(arguments));
        return JavaProcess.start(folder.resolve(name + ".log"), environment, main, all);
    }

    private void startWorker(String host) throws IOException {
        JavaProcess worker = start(
                "worker-" + host,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                host,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve("work-" + host).toString(),
                url);
        workers.put(host, worker);
    }

    private void awaitExecutors() throws Exception {
        master.await(
                "two executors",
                () -> session().sparkContext().statusTracker().getExecutorInfos().length == DRIVER_AND_EXECUTORS);
    }

    SparkSession session() {
        return driver.session();
    }

    /** The worker that {@link #killLastWorker} kills. */
    static String lastHost() {
        return HOSTS.get(HOSTS.size() - 1);
    }

    /** Ends a worker and its executor as a power cut would. */
    void killLastWorker() {
        workers.remove(lastHost()).kill();
    }

    /** Puts another worker in the place of one that was killed. */
    void repair() throws Exception {
        if (!workers.containsKey(lastHost())) {
            startWorker(lastHost());
        }
        awaitExecutors();
    }

    @Override
    public void close() {
        driver.close();
        workers.values().forEach(JavaProcess::close);
        master.close();
    }
}
