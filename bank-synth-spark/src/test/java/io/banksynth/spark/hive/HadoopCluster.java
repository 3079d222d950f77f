package io.banksynth.spark.hive;

import io.banksynth.spark.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** HDFS and YARN as processes, of Hadoop's own services, which only the build for Spark 3.5 has on its class path. */
final class HadoopCluster implements AutoCloseable {
    private static final String FILES = "org.apache.hadoop.mapreduce.MiniHadoopClusterManager";
    private static final String MANAGER = "org.apache.hadoop.yarn.server.resourcemanager.ResourceManager";
    private static final String NODE = "org.apache.hadoop.yarn.server.nodemanager.NodeManager";
    private static final String MANAGER_ADDRESS = "yarn.resourcemanager.address";

    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<JavaProcess> processes = new ArrayList<>();

    private HadoopCluster(Path folder) {
        this.folder = folder;
    }

    /** Whether the class path has Hadoop's services. */
    static boolean isInstalled() {
        return HadoopCluster.class.getClassLoader().getResource(NODE.replace('.', '/') + ".class") != null;
    }

    static HadoopCluster start(Path folder) throws Exception {
        HadoopCluster cluster = new HadoopCluster(folder);
        try {
            cluster.startFiles();
            cluster.startManager();
            cluster.startNode();
            return cluster;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    private JavaProcess start(String name, String main, List<String> arguments) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        JavaProcess process = JavaProcess.start(place.resolve("log"), environment, main, arguments);
        processes.add(process);
        return process;
    }

    private void startFiles() throws Exception {
        Path told = folder.resolve("files.xml");
        JavaProcess process = start("files", FILES, List.of("-nomr", "-format", "-writeConfig", told.toString()));
        process.await("HDFS", () -> Files.exists(told) && Files.readString(told).contains("</configuration>"));
        Configuration written = new Configuration(false);
        written.addResource(new org.apache.hadoop.fs.Path(told.toUri()));
        settings.put("fs.defaultFS", written.get("fs.defaultFS"));
    }

    private void startManager() throws Exception {
        int port = JavaProcess.freePort();
        settings.put(MANAGER_ADDRESS, "localhost:" + port);
        for (String service : List.of("scheduler", "resource-tracker", "admin", "webapp")) {
            settings.put("yarn.resourcemanager." + service + ".address", "localhost:" + JavaProcess.freePort());
        }
        settings.put(
                "yarn.resourcemanager.scheduler.class",
                "org.apache.hadoop.yarn.server.resourcemanager.scheduler.fifo.FifoScheduler");
        settings.put("yarn.scheduler.minimum-allocation-mb", "128");
        start("manager", MANAGER, options(settings)).awaitPort(port);
    }

    private void startNode() throws Exception {
        Map<String, String> all = new LinkedHashMap<>(settings);
        for (String service : List.of("", "localizer.", "webapp.")) {
            all.put("yarn.nodemanager." + service + "address", "localhost:0");
        }
        all.put("yarn.nodemanager.local-dirs", folder.resolve("local").toString());
        all.put("yarn.nodemanager.log-dirs", folder.resolve("logs").toString());
        all.put("yarn.nodemanager.resource.memory-mb", "4096");
        all.put("yarn.nodemanager.resource.cpu-vcores", "4");
        all.put("yarn.nodemanager.vmem-check-enabled", "false");
        all.put("yarn.nodemanager.pmem-check-enabled", "false");
        all.put("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "100");
        start("node", NODE, options(all));
    }

    private static List<String> options(Map<String, String> settings) {
        List<String> options = new ArrayList<>();
        settings.forEach((key, value) -> options.addAll(List.of("-D", key + "=" + value)));
        return options;
    }

    /** Where its file system is. */
    String files() {
        return String.valueOf(settings.get("fs.defaultFS"));
    }

    /** What Spark must know to run there. */
    Map<String, String> properties() {
        String classPath = System.getProperty("java.class.path");
        Map<String, String> properties = new LinkedHashMap<>();
        settings.forEach((key, value) -> properties.put("spark.hadoop." + key, value));
        // Spark asks for its jars; they come from the class path.
        properties.put("spark.yarn.jars", "local:" + folder + "/*");
        properties.put("spark.yarn.am.memory", "256m");
        properties.put("spark.driver.extraClassPath", classPath);
        properties.put("spark.executor.extraClassPath", classPath);
        properties.put("spark.executor.memory", "512m");
        properties.put("spark.executor.instances", "2");
        properties.put("spark.driver.host", "localhost");
        properties.put("spark.driver.bindAddress", "127.0.0.1");
        properties.put("spark.ui.enabled", "false");
        properties.put("spark.sql.shuffle.partitions", "4");
        properties.put("spark.sql.warehouse.dir", files() + "/warehouse");
        return properties;
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).close();
        }
    }
}
