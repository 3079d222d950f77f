package io.banksynth.spark.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banksynth.engine.Cluster;
import io.banksynth.generate.tree.LeafChooser;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.TableStatistics;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.TableName;
import io.banksynth.spark.SparkSessionManager;
import io.banksynth.spark.hive.HiveCommands.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever share of a database's rows is learned from, keys and numbers of children are those of all rows: a share of a twentieth does not hold the few
 * customers with very many accounts, and a bank's data is mostly theirs.
 */
@Tag("integration")
class HiveCensusTest {
    private static final TableName CUSTOMERS = TableName.of("customers");
    private static final TableName ACCOUNTS = TableName.of("accounts");
    private static final TableName BOOKINGS = TableName.of("bookings");
    private static final long MANY = 150;

    @TempDir
    private static Path temporary;

    private static ModelPack ofAll;
    private static ModelPack ofShare;

    @BeforeAll
    static void learnTwice() {
        Map<String, String> metastore = HiveCommands.embeddedMetastore(temporary);
        HiveCommands hive = HiveCommands.local(temporary, metastore);
        fill(metastore);
        ofAll = learned(hive, "all", "percent:100");
        ofShare = learned(hive, "share", "rows:4000");
    }

    /** 40 of 20,000 customers have 150 accounts each; of 200 accounts one has no customer; numbers of bookings go from 0 to 4. */
    private static void fill(Map<String, String> metastore) {
        Map<String, String> properties = new HashMap<>(metastore);
        properties.put("spark.master", "local[2]");
        properties.put("spark.sql.warehouse.dir", temporary.resolve("warehouse").toString());
        try (SparkSessionManager manager =
                new SparkSessionManager("bank_synth tests", Cluster.Mode.LOCAL, properties, Cluster.HiveUse.USED)) {
            SparkSession spark = manager.session();
            spark.sql("CREATE DATABASE bank");
            create(
                    spark,
                    "customers",
                    "'primary_key'='customer_id'",
                    "SELECT id AS customer_id, CAST(id % 3 AS INT) AS class, IF(id % 500 = 0, 'X', 'Y') AS kind FROM range(20000)");
            create(
                    spark,
                    "accounts",
                    "'primary_key'='account_id', 'foreign_keys'='(customer_id) REFERENCES customers(customer_id)'",
                    "SELECT ROW_NUMBER() OVER (ORDER BY customer, n) AS account_id, IF(pmod(xxhash64(customer, n), 200) = 0, NULL, customer) AS customer_id,"
                            + " IF(pmod(hash(customer, n), 10) = 0, NULL, n % 7) AS grade"
                            + " FROM (SELECT id AS customer, explode(sequence(1, IF(id % 500 = 0, " + MANY
                            + ", CAST(1 + id % 3 AS INT)))) AS n FROM range(20000))");
            create(
                    spark,
                    "bookings",
                    "'foreign_keys'='(account_id) REFERENCES accounts(account_id)'",
                    "SELECT account_id, explode(sequence(1, CAST(account_id % 5 AS INT))) AS place FROM bank.accounts"
                            + " WHERE account_id % 5 > 0");
        }
    }

    private static void create(SparkSession spark, String table, String keys, String query) {
        spark.sql("CREATE TABLE bank." + table + " USING parquet TBLPROPERTIES (" + keys + ") AS " + query);
    }

    private static ModelPack learned(HiveCommands hive, String name, String strategy) {
        Answer answer = hive.run(
                "train",
                "--schema=bank",
                "--source=hive",
                "--sample_strategy=" + strategy,
                "--model_out=" + temporary.resolve(name));
        assertThat(answer.code()).as(answer.err()).isZero();
        return PackFiles.load(temporary.resolve(name)).pack();
    }

    private static LinkModel link(ModelPack pack, TableName child) {
        return pack.model(child).orElseThrow().links().get(0);
    }

    private static LinkModel.FanOut fanOut(ModelPack pack, TableName child) {
        return (LinkModel.FanOut) link(pack, child).choice();
    }

    @Test
    void rowsAndKeysAreThoseOfAllRows() {
        for (TableName table : List.of(CUSTOMERS, ACCOUNTS, BOOKINGS)) {
            assertThat(ofShare.model(table).map(TableModel::rows))
                    .isEqualTo(ofAll.model(table).map(TableModel::rows));
        }
        assertThat(ofShare.graph().tables()).isEqualTo(ofAll.graph().tables());
        for (TableName child : List.of(ACCOUNTS, BOOKINGS)) {
            assertThat(link(ofShare, child).nulls())
                    .isEqualTo(link(ofAll, child).nulls());
            assertThat(link(ofShare, child).children())
                    .isEqualTo(link(ofAll, child).children());
        }
        assertThat(link(ofShare, ACCOUNTS).nulls()).isPositive();
    }

    @Test
    void numbersOfChildrenAreThoseOfAllParents() {
        for (TableName child : List.of(ACCOUNTS, BOOKINGS)) {
            assertThat(fanOut(ofShare, child).encoder())
                    .isEqualTo(fanOut(ofAll, child).encoder());
            assertThat(fanOut(ofShare, child).leaf())
                    .isEqualTo(fanOut(ofAll, child).leaf());
        }
        assertThat(ofShare.statistics(CUSTOMERS).orElseThrow().rows()).isLessThan(4_000);
        assertThat(fanOut(ofShare, ACCOUNTS).encoder().values()).anyMatch(value -> value > MANY / 2);
    }

    /** The number of accounts depends on the class, as the share shows too; a tree that was grown on it must not lose the few with many. */
    @Test
    void treesKeepWhatTheShareDoesNotHold() {
        LinkModel.FanOut fanOut = fanOut(ofShare, ACCOUNTS);
        List<Long> all = new ArrayList<>(fanOut.leaf().values());
        all.addAll(fanOut.leaf().rest());
        double parents = all.stream().mapToLong(Long::longValue).sum();
        List<double[]> leaves = LeafChooser.weights(fanOut.tree().orElseThrow(), fanOut.encoder());
        assertThat(leaves).hasSizeGreaterThan(1);
        double sum = leaves.stream().flatMapToDouble(DoubleStream::of).sum();
        for (int atom = 0; atom < all.size(); atom++) {
            int weight = atom + 1;
            assertThat(leaves.stream().mapToDouble(leaf -> leaf[weight]).sum() / sum)
                    .isCloseTo(all.get(atom) / parents, within(1e-5));
        }
    }

    @Test
    void missingValuesAreThoseOfAllRows() {
        double all = nullShare(ofAll);
        assertThat(all).isBetween(0.09, 0.11);
        assertThat(nullShare(ofShare)).isBetween(all - 0.001, all + 0.001);
    }

    private static double nullShare(ModelPack pack) {
        TableStatistics statistics = pack.statistics(ACCOUNTS).orElseThrow();
        return (double) statistics.column("GRADE").orElseThrow().nulls() / statistics.rows();
    }
}
