package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.spark.JavaProcess;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.metastore.HiveMetaStoreClient;
import org.apache.hadoop.hive.metastore.api.ColumnStatistics;
import org.apache.hadoop.hive.metastore.api.ColumnStatisticsData;
import org.apache.hadoop.hive.metastore.api.ColumnStatisticsDesc;
import org.apache.hadoop.hive.metastore.api.ColumnStatisticsObj;
import org.apache.hadoop.hive.metastore.api.Date;
import org.apache.hadoop.hive.metastore.api.DateColumnStatsData;
import org.apache.hadoop.hive.metastore.api.Decimal;
import org.apache.hadoop.hive.metastore.api.DecimalColumnStatsData;
import org.apache.hadoop.hive.metastore.api.SetPartitionsStatsRequest;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.thrift.TException;
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
        asking(MetastoreServiceTest::forgetProperties);

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

    /** Spark's DESCRIBE does not tell what Hive's ANALYZE noted. */
    @Test
    void statisticsThatHiveNotedAreLearnedFrom() throws Exception {
        HiveCommands hive = HiveCommands.local(temporary, Map.of("spark.hadoop.hive.metastore.uris", uri));
        assertThat(hive.generate("noted")).satisfies(a -> assertThat(a.err()).isEmpty());
        asking(MetastoreServiceTest::note);

        Path model = temporary.resolve("noted");
        HiveCommands.Answer trained =
                hive.run("train", "--source=statistics", "--schema=noted", "--hive_spark", "--model_out=" + model);
        assertThat(trained.code()).as(trained.err()).isZero();
        ModelPack pack = PackFiles.load(model).pack();
        assertThat(pack.models().stream().map(m -> m.table() + " " + m.rows())).containsExactly("ACCOUNTS 2000");
        io.banksynth.model.ColumnStatistics balance =
                pack.statistics().get(0).column("BALANCE").orElseThrow();
        assertThat(balance.nulls()).isBetween(400L, 600L);
        assertThat(balance.range().orElseThrow().mean()).isBetween(450.0, 550.0);
    }

    /** As Hive does: rows and columns of one table. */
    private static void note(HiveMetaStoreClient client) throws TException {
        Table table = client.getTable("noted", "accounts");
        table.getParameters().put("numRows", "2000");
        client.alter_table("noted", "accounts", table);
        DecimalColumnStatsData balance = new DecimalColumnStatsData(500, 1_400);
        balance.setLowValue(new Decimal(ByteBuffer.wrap(BigInteger.ZERO.toByteArray()), (short) 2));
        balance.setHighValue(
                new Decimal(ByteBuffer.wrap(BigInteger.valueOf(100_000).toByteArray()), (short) 2));
        DateColumnStatsData opened = new DateColumnStatsData(0, 900);
        opened.setLowValue(new Date(10_000));
        opened.setHighValue(new Date(11_000));
        client.setPartitionColumnStatistics(new SetPartitionsStatsRequest(List.of(new ColumnStatistics(
                new ColumnStatisticsDesc(true, "noted", "accounts"),
                List.of(
                        new ColumnStatisticsObj("balance", "decimal(12,2)", ColumnStatisticsData.decimalStats(balance)),
                        new ColumnStatisticsObj("opened_on", "date", ColumnStatisticsData.dateStats(opened)))))));
    }

    /** So that nothing but the constraints can tell the keys. */
    private static void forgetProperties(HiveMetaStoreClient client) throws TException {
        for (String name : client.getAllTables("test_data")) {
            Table table = client.getTable("test_data", name);
            table.getParameters().remove(KeyProperties.PRIMARY_KEY);
            table.getParameters().remove(KeyProperties.FOREIGN_KEYS);
            client.alter_table("test_data", name, table);
        }
    }

    private interface Act {
        void on(HiveMetaStoreClient client) throws TException;
    }

    private static void asking(Act act) throws TException {
        HiveConf configuration = new HiveConf();
        configuration.set("hive.metastore.uris", uri);
        HiveMetaStoreClient client = new HiveMetaStoreClient(configuration);
        try {
            act.on(client);
        } finally {
            client.close();
        }
    }
}
