package io.banksynth.spark.hive;

import io.banksynth.error.BankSynthException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.metastore.HiveMetaStoreClient;
import org.apache.spark.sql.SparkSession;
import org.apache.thrift.TException;

/**
 * A metastore that is a service of its own: asked for what Spark's client does not know. An embedded metastore can be opened by one client
 * only, which is Spark's.
 */
final class MetastoreService {
    private final HiveConf configuration;

    private MetastoreService(HiveConf configuration) {
        this.configuration = configuration;
    }

    /** The service that a session uses; empty for an embedded metastore. */
    static Optional<MetastoreService> of(SparkSession session) {
        HiveConf configuration = new HiveConf();
        for (Map.Entry<String, String> entry : session.sparkContext().hadoopConfiguration()) {
            configuration.set(entry.getKey(), entry.getValue());
        }
        String service = configuration.getVar(HiveConf.ConfVars.METASTOREURIS);
        return service == null || service.isBlank()
                ? Optional.empty()
                : Optional.of(new MetastoreService(configuration));
    }

    /** A question to the service. */
    interface Asking<T> {
        T of(HiveMetaStoreClient client) throws TException;
    }

    /**
     * Asks.
     *
     * @param what is asked, as it stands behind "Cannot"
     */
    <T> T ask(String what, Asking<T> asking) {
        try {
            HiveMetaStoreClient client = new HiveMetaStoreClient(configuration);
            try {
                return asking.of(client);
            } finally {
                client.close();
            }
        } catch (TException e) {
            throw BankSynthException.source("Cannot " + what + " in the metastore: " + SparkHive.firstLine(e), e);
        }
    }
}
