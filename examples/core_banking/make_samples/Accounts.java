import java.util.Locale;
import java.util.Random;

/** Accounts, and who may use them. */
final class Accounts {
    private final Bank bank;

    Accounts(Bank bank) {
        this.bank = bank;
    }

    /** Most customers hold one account, some hold none, a few hold many. */
    void make() {
        Random random = new Random(103);
        int id = 2_000_001;
        for (Bank.Customer owner : bank.customers) {
            int count = Integer.parseInt(Chance.pick(random, "0", 6, "1", 58, "2", 22, "3", 8, "4", 4, "6", 2));
            for (int i = 0; i < count; i++) {
                Bank.Account a = new Bank.Account();
                a.id = id++;
                a.owner = owner;
                a.type = accountType(random, owner, i);
                a.currency = a.type == Bank.AccountType.FOREIGN
                        ? Chance.pick(random, "EUR", 60, "GBP", 25, "CHF", 15)
                        : "USD";
                long age = Bank.TODAY.toEpochDay() - owner.since().toEpochDay();
                a.opened = owner.since().plusDays(i == 0 ? 0 : random.nextInt((int) age));
                a.salaried = a.type.overdraft && random.nextInt(100) < 72;
                a.overdraft = a.type.overdraft && random.nextInt(100) < 55 ? 250 * (1 + random.nextInt(8)) : 0;
                bank.accounts.add(a);
            }
        }
    }

    private static Bank.AccountType accountType(Random random, Bank.Customer owner, int position) {
        if (position > 0) {
            return Bank.AccountType.valueOf(Chance.pick(random, "SAVINGS", 68, "FOREIGN", 12, "CHECKING", 20));
        }
        return switch (owner.segment()) {
            case "STUDENT" -> Bank.AccountType.STUDENT;
            case "PREMIUM" -> Bank.AccountType.PREMIUM;
            case "SMALL_BUSINESS" -> Bank.AccountType.BUSINESS;
            default -> Bank.AccountType.CHECKING;
        };
    }

    void write(Csv csv) {
        Random random = new Random(105);
        csv.row(
                "account_id",
                "customer_id",
                "account_type_id",
                "branch_id",
                "account_number",
                "currency",
                "opened_on",
                "closed_on",
                "status",
                "overdraft_limit",
                "balance");
        for (Bank.Account a : bank.accounts) {
            String status = a.closed != null ? "CLOSED" : a.balance == 0 ? "DORMANT" : "ACTIVE";
            int home = Words.TOWNS.indexOf(a.owner.town());
            int branch = random.nextInt(100) < 85
                    ? 1 + home + (home < 4 && random.nextBoolean() ? 8 : 0)
                    : 1 + random.nextInt(Bank.BRANCHES);
            csv.row(
                    a.id,
                    a.owner.id(),
                    a.type.ordinal() + 1,
                    branch,
                    "ACC" + String.format(Locale.ROOT, "%010d", a.id - 2_000_000),
                    a.currency,
                    a.opened,
                    a.closed,
                    status,
                    a.overdraft == 0 ? null : a.overdraft,
                    Csv.money(a.balance));
        }
    }

    /** The owner of every account, and for some of them one or two others. */
    void writeHolders(Csv csv) {
        Random random = new Random(108);
        csv.row("account_id", "customer_id", "holder_role", "holder_since");
        for (Bank.Account a : bank.accounts) {
            csv.row(a.id, a.owner.id(), "OWNER", a.opened);
            boolean business = a.type == Bank.AccountType.BUSINESS;
            int others = Integer.parseInt(
                    Chance.pick(random, "0", business ? 55 : 82, "1", business ? 30 : 16, "2", business ? 15 : 2));
            int shift = 0;
            for (int i = 0; i < others; i++) {
                shift += 1 + random.nextInt(40);
                Bank.Customer other = bank.customers.get((a.owner.id() - 100_001 + shift) % bank.customers.size());
                long days = Math.max(1, Bank.TODAY.toEpochDay() - a.opened.toEpochDay());
                csv.row(
                        a.id,
                        other.id(),
                        business ? "AUTHORISED" : Chance.pick(random, "JOINT", 80, "AUTHORISED", 20),
                        a.opened.plusDays((long) (days * random.nextDouble() * random.nextDouble())));
            }
        }
    }
}
