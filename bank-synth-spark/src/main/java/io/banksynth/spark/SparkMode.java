package io.banksynth.spark;

/** Where Spark runs. */
public enum SparkMode {
    /** In this process, with as many threads as processors. */
    LOCAL("local[*]"),
    /** On the YARN of the Hadoop configuration. */
    YARN("yarn"),
    /** On the Kubernetes of the configuration {@code spark.master}, or that of the pod. */
    KUBERNETES("k8s://https://kubernetes.default.svc");

    private final String master;

    SparkMode(String master) {
        this.master = master;
    }

    /** Spark's master where the configuration names none. */
    String master() {
        return master;
    }
}
