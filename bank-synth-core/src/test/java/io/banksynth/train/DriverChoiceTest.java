package io.banksynth.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.TrainedFolder;
import io.banksynth.model.ModelPack;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two parents that could lay out a table's rows the one does under which more of what holds in the samples can be kept. */
class DriverChoiceTest {
    private static final int CUSTOMERS = 300;
    private static final int ACCOUNTS = 240;

    @TempDir
    private Path folder;

    private final Random random = new Random(4);

    @BeforeEach
    void parents() throws IOException {
        parents("customer", CUSTOMERS);
        parents("account", ACCOUNTS);
    }

    private void parents(String name, int rows) throws IOException {
        StringBuilder lines = new StringBuilder(name + "_id,grade\n");
        for (int row = 1; row <= rows; row++) {
            lines.append(row).append(random.nextBoolean() ? ",A\n" : ",B\n");
        }
        Files.writeString(folder.resolve(name + ".csv"), lines);
    }

    /** There are more customers, and each holds more; yet each account has one owner, which only accounts can see to. */
    @Test
    void lawsAmongSiblingsDecide() throws IOException {
        StringBuilder holders = new StringBuilder("holder_id,customer_id,account_id,role\n");
        int id = 0;
        for (int account = 1; account <= ACCOUNTS; account++) {
            int others = random.nextInt(3);
            for (int holder = 0; holder <= others; holder++) {
                holders.append(++id + "," + (1 + random.nextInt(CUSTOMERS)) + "," + account)
                        .append(holder == 0 ? ",OWNER\n" : ",USER\n");
            }
        }
        assertThat(driver(holders)).isEqualTo(TableName.of("account"));
    }

    @Test
    void elseTheParentThatPartsThemMoreFinely() throws IOException {
        StringBuilder holders = new StringBuilder("holder_id,customer_id,account_id,role\n");
        for (int id = 1; id <= 900; id++) {
            holders.append(id + "," + (1 + random.nextInt(CUSTOMERS)) + "," + (1 + random.nextInt(ACCOUNTS)))
                    .append(random.nextInt(3) == 0 ? ",OWNER\n" : ",USER\n");
        }
        assertThat(driver(holders)).isEqualTo(TableName.of("customer"));
    }

    @Test
    void butNotOneThatHasOneRowEach() throws IOException {
        StringBuilder holders = new StringBuilder("holder_id,customer_id,account_id,role\n");
        for (int id = 1; id <= CUSTOMERS; id++) {
            holders.append(id + "," + id + "," + (1 + random.nextInt(ACCOUNTS)))
                    .append(random.nextInt(3) == 0 ? ",OWNER\n" : ",USER\n");
        }
        assertThat(driver(holders)).isEqualTo(TableName.of("account"));
    }

    @Test
    void norOneThatManyRowsLack() throws IOException {
        StringBuilder holders = new StringBuilder("holder_id,customer_id,account_id,role\n");
        for (int id = 1; id <= 900; id++) {
            String customer = random.nextInt(4) == 0 ? "" : String.valueOf(1 + random.nextInt(CUSTOMERS));
            holders.append(id + "," + customer + "," + (1 + random.nextInt(ACCOUNTS)))
                    .append(random.nextInt(3) == 0 ? ",OWNER\n" : ",USER\n");
        }
        assertThat(driver(holders)).isEqualTo(TableName.of("account"));
    }

    /** Who books an entry is one of the two that sign for the account: the entries are still numbered by account, and so laid out. */
    @Test
    void aKeyInsideALongerOneDrivesIfSiblingsNeedIt() throws IOException {
        StringBuilder signers = new StringBuilder("account_id,customer_id,grade\n");
        StringBuilder entries = new StringBuilder("entry_id,account_id,customer_id,entry_no\n");
        int id = 0;
        for (int account = 1; account <= ACCOUNTS; account++) {
            int first = 1 + random.nextInt(CUSTOMERS - 1);
            signers.append(account + "," + first + ",A\n").append(account + "," + (first + 1) + ",B\n");
            int count = 1 + random.nextInt(6);
            for (int entry = 1; entry <= count; entry++) {
                entries.append(++id + "," + account + "," + (first + random.nextInt(2)) + "," + entry + "\n");
            }
        }
        Files.writeString(folder.resolve("signer.csv"), signers);
        Files.writeString(folder.resolve("entry.csv"), entries);
        List<String> both = List.of("account_id", "customer_id");
        ModelPack pack = TrainedFolder.of(
                folder,
                List.of(
                        TrainedFolder.key("signer", "account", "account_id"),
                        TrainedFolder.key("signer", "customer", "customer_id"),
                        TrainedFolder.key("entry", "account", "account_id"),
                        Relationship.foreignKey(TableName.of("entry"), both, TableName.of("signer"), both)),
                table -> table.equals(TableName.of("signer")) ? 2 : 1);

        assertThat(driver(pack, "signer")).contains(TableName.of("account"));
        assertThat(driver(pack, "entry")).contains(TableName.of("account"));
    }

    /** Each account has a customer, few customers have a main account: in a circle the key that all rows have drives, however many parents the other has. */
    @Test
    void inACircleTheKeyThatAllRowsHaveDrives() throws IOException {
        StringBuilder customers = new StringBuilder("customer_id,main_account\n");
        for (int c = 1; c <= CUSTOMERS; c++) {
            customers
                    .append(c)
                    .append(',')
                    .append(c % 3 == 0 ? String.valueOf(c) : "")
                    .append('\n');
        }
        StringBuilder accounts = new StringBuilder("account_id,customer_id\n");
        for (int a = 1; a <= 2 * CUSTOMERS; a++) {
            accounts.append(a).append(',').append(1 + random.nextInt(CUSTOMERS)).append('\n');
        }
        Files.writeString(folder.resolve("customer.csv"), customers);
        Files.writeString(folder.resolve("account.csv"), accounts);
        ModelPack pack = TrainedFolder.of(
                folder,
                List.of(
                        TrainedFolder.key("account", "customer", "customer_id"),
                        Relationship.foreignKey(
                                TableName.of("customer"),
                                List.of("main_account"),
                                TableName.of("account"),
                                List.of("account_id"))));
        assertThat(driver(pack, "account")).contains(TableName.of("customer"));
        assertThat(driver(pack, "customer")).isEmpty();
    }

    private TableName driver(CharSequence holders) throws IOException {
        Files.writeString(folder.resolve("holder.csv"), holders);
        List<Relationship> keys = List.of(key("customer"), key("account"));
        ModelPack pack = TrainedFolder.trained(folder, keys, 2);
        return driver(pack, "holder").orElseThrow();
    }

    private static Optional<TableName> driver(ModelPack pack, String table) {
        return pack.model(TableName.of(table)).orElseThrow().links().stream()
                .map(link -> link.relationship())
                .filter(r -> r.role().orElseThrow() == Role.DRIVER)
                .map(Relationship::parent)
                .findFirst();
    }

    private static Relationship key(String parent) {
        return Relationship.foreignKey(
                TableName.of("holder"), List.of(parent + "_id"), TableName.of(parent), List.of(parent + "_id"));
    }
}
