package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.spark.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.metastore.HiveMetaStoreClient;
import org.apache.hadoop.hive.metastore.api.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metastore that is a service of its own holds keys as constraints; they are found though no property of a table tells them. */
@Tag("integration")
class MetastoreServiceTest {
    @TempDir
    private static Path temporary;

    private static JavaProcess service;
    private static String uri;

    @BeforeAll
    static void start() throws Exception {
        int port = JavaProcess.freePort();
        Path folder = Files.createDirectory(temporary.resolve("service"));
        uri = "thrift://localhost:" + port;
        service = JavaProcess.start(
                folder.resolve("log"),
                Map.of(),
                "org.apache.hadoop.hive.metastore.HiveMetaStore",
                List.of(
                        "-p",
                        "" + port,
                        "--hiveconf",
                        "hive.async.log.enabled=false",
                        "--hiveconf",
                        "datanucleus.schema.autoCreateAll=true",
                        "--hiveconf",
                        "hive.metastore.schema.verification=false",
                        "--hiveconf",
                        "hive.metastore.warehouse.dir=" + temporary.resolve("warehouse"),
                        "--hiveconf",
                        "javax.jdo.option.ConnectionURL=jdbc:derby:;databaseName=" + folder.resolve("database")
                                + ";create=true;territory=en_US"));
        service.awaitPort(port);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void keysAreConstraintsOfTheService() throws Exception {
        HiveCommands hive = HiveCommands.local(temporary, Map.of("spark.hadoop.hive.metastore.uris", uri));
        assertThat(hive.generate("test_data"))
                .satisfies(a -> assertThat(a.err()).isEmpty());
        forgetProperties();

        String why = hive.run(
                        "discover",
                        "--schema=CORE",
                        "--hive_spark",
                        "--hive_database=test_data",
                        "--explain=TRANSACTIONS.ACCOUNT_ID")
                .out();
        assertThat(why).contains("-> ACCOUNTS.ACCOUNT_ID").contains("constraint in hive");
        // Constraints of tables that are replaced do not stand in the way.
        assertThat(hive.generate("test_data", "--overwrite"))
                .satisfies(a -> assertThat(a.err()).isEmpty());
    }

    /** So that nothing but the constraints can tell the keys. */
    private static void forgetProperties() throws Exception {
        HiveConf configuration = new HiveConf();
        configuration.set("hive.metastore.uris", uri);
        HiveMetaStoreClient client = new HiveMetaStoreClient(configuration);
        try {
            for (String name : client.getAllTables("test_data")) {
                Table table = client.getTable("test_data", name);
                table.getParameters().remove(KeyProperties.PRIMARY_KEY);
                table.getParameters().remove(KeyProperties.FOREIGN_KEYS);
                client.alter_table("test_data", name, table);
            }
        } finally {
            client.close();
        }
    }
}
