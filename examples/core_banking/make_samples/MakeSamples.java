import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the sample tables of the bundled example: an invented retail bank. Run from the root of the project:
 *
 * <pre>
 * javac -d target/make_samples examples/core_banking/make_samples/*.java
 * java -cp target/make_samples MakeSamples [folder]
 * </pre>
 *
 * <p>Every table draws from a generator of its own with a fixed seed, so that the files are the same on every machine
 * and a new table leaves the others as they are. All persons, numbers and addresses are made up: social security
 * numbers begin with 9, telephone numbers lie in the range kept for fiction, mail domains end in {@code .example}.
 */
public final class MakeSamples {
    private MakeSamples() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "examples/core_banking/samples");
        Files.createDirectories(folder);
        Bank bank = new Bank();
        new Customers(bank).make();
        new Accounts(bank).make();
        new Cards(bank).make();
        new Transactions(bank).make();
        write(bank, folder);
    }

    private static void write(Bank bank, Path folder) throws IOException {
        Csv csv = new Csv();
        new Customers(bank).write(csv);
        csv.save(folder, "customers");
        Branches.writeBranches(csv);
        csv.save(folder, "branches");
        Branches.writeEmployees(csv);
        csv.save(folder, "employees");
        csv.row("account_type_id", "code", "name", "interest_rate", "monthly_fee", "overdraft_allowed");
        for (Bank.AccountType t : Bank.AccountType.values()) {
            csv.row(t.ordinal() + 1, t.name(), t.title, t.rate, t.fee, t.overdraft);
        }
        csv.save(folder, "account_types");
        new Accounts(bank).write(csv);
        csv.save(folder, "accounts");
        new Accounts(bank).writeHolders(csv);
        csv.save(folder, "account_holders");
        new Cards(bank).write(csv);
        csv.save(folder, "cards");
        Csv installments = new Csv();
        new Loans(bank).write(csv, installments);
        csv.save(folder, "loans");
        installments.save(folder, "loan_installments");
        csv.row("transaction_type_id", "code", "description", "direction");
        for (Bank.Kind k : Bank.Kind.values()) {
            csv.row(k.ordinal() + 1, k.name(), k.title, k.direction);
        }
        csv.save(folder, "transaction_types");
        new Transactions(bank).write(csv);
        csv.save(folder, "transactions");
    }
}
