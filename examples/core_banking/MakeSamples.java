import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the sample tables of the bundled example: an invented retail bank. Run from the root of the project:
 *
 * <pre>java examples/core_banking/MakeSamples.java [folder]</pre>
 *
 * <p>Every table draws from a generator of its own with a fixed seed, so that the files are the same on every machine
 * and a new table leaves the others as they are. All persons, numbers and addresses are made up: social security
 * numbers begin with 9, telephone numbers lie in the range kept for fiction, mail domains end in {@code .example}.
 */
public final class MakeSamples {
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
    private static final int CUSTOMERS = 820;
    private static final int BRANCHES = 12;

    private final Path folder;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final List<Card> cards = new ArrayList<>();
    private final List<Transaction> transactions = new ArrayList<>();

    private MakeSamples(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "examples/core_banking/samples");
        Files.createDirectories(folder);
        MakeSamples bank = new MakeSamples(folder);
        bank.makeCustomers();
        bank.makeAccounts();
        bank.makeCards();
        bank.makeTransactions();
        bank.write();
    }

    // ---- what the bank is made of

    private record Customer(
            int id,
            String first,
            String last,
            String gender,
            LocalDate born,
            String segment,
            int area,
            Town town,
            LocalDate since) {}

    private record Town(String city, String region, String postcode) {}

    private static final class Account {
        int id;
        Customer owner;
        AccountType type;
        String currency;
        LocalDate opened;
        LocalDate closed;
        int overdraft;
        boolean salaried;
        long balance;
        final List<Card> cards = new ArrayList<>();
    }

    private record Card(int id, Account account, String type, LocalDate issued) {}

    private static final class Transaction {
        int id;
        Account account;
        Kind kind;
        Card card;
        Transaction reversed;
        LocalDateTime booked;
        long cents;
        long balance;
        String counterparty;
    }

    private enum AccountType {
        CHECKING("Everyday Checking", "0.0000", "4.50", true),
        STUDENT("Student Checking", "0.0000", "0.00", true),
        SAVINGS("Savings", "0.0150", "0.00", false),
        PREMIUM("Premium Checking", "0.0025", "12.00", true),
        BUSINESS("Small Business", "0.0000", "15.00", true),
        FOREIGN("Foreign Currency", "0.0010", "6.00", false);

        final String title;
        final String rate;
        final String fee;
        final boolean overdraft;

        AccountType(String title, String rate, String fee, boolean overdraft) {
            this.title = title;
            this.rate = rate;
            this.fee = fee;
            this.overdraft = overdraft;
        }
    }

    private enum Kind {
        DEPOSIT("Cash deposit", "C", "BRANCH"),
        SALARY("Salary", "C", "BATCH"),
        TRANSFER_IN("Incoming transfer", "C", "ONLINE"),
        TRANSFER_OUT("Outgoing transfer", "D", "ONLINE"),
        PURCHASE("Card purchase", "D", "POS"),
        WITHDRAWAL("Cash withdrawal", "D", "ATM"),
        STANDING_ORDER("Standing order", "D", "BATCH"),
        DIRECT_DEBIT("Direct debit", "D", "BATCH"),
        FEE("Account fee", "D", "BATCH"),
        INTEREST("Interest", "C", "BATCH"),
        REVERSAL("Reversal of a card purchase", "C", "BATCH");

        final String title;
        final String direction;
        final String channel;

        Kind(String title, String direction, String channel) {
            this.title = title;
            this.direction = direction;
            this.channel = channel;
        }
    }

    private static final List<Town> TOWNS = List.of(
            new Town("Harrowgate Bay", "Coast", "10"), new Town("Millbrook Cross", "Coast", "12"),
            new Town("Saltmere", "Coast", "14"), new Town("Eastwater", "Plains", "30"),
            new Town("Fallow Green", "Plains", "33"), new Town("Thornbury Vale", "Plains", "35"),
            new Town("Upper Kestrel", "Highlands", "50"), new Town("Stonemarch", "Highlands", "52"));
    private static final List<String> FEMALE = words("Ada Amelia Anna Beth Carla Clara Daria Dora Elena Ella Emma Eva"
            + " Fiona Freya Grace Hanna Ida Irene Iris Jana Julia Karin Lara Lena Lucia Maja Mara Nina Nora Olga Petra"
            + " Rita Rosa Sara Tessa Thea Vera Wanda Yara Zoe");
    private static final List<String> MALE = words("Adam Albert Anton Arno Ben Boris Carl Conrad Dario David Edgar Emil"
            + " Erik Felix Frank Georg Gustav Hans Henry Hugo Ivan Jakob Jonas Karl Leo Lukas Marek Max Milan Nils Oscar"
            + " Otto Pavel Ralf Samuel Simon Theo Tobias Victor Walter");
    private static final List<String> NAME_HEADS = words("Alder Ash Birch Black Brack Cald Crow Dun Elder Fen Glen Hare"
            + " Holt Kest Lang Marl Nether Oak Pen Quar Raven Sedge Thorn Under Wald Whit Yar");
    private static final List<String> NAME_TAILS =
            words("bourne brook by combe croft dale den field ford grove ham hurst ley low mere moor more ridge shaw"
                    + " stead stone ton ward well wick wood worth");
    private static final List<String> SHOPS = words("GREENGROCER BAKERY FUEL_STOP PHARMACY BOOKSHOP CAFE_LUMEN"
            + " HOMEWARE CINEMA ONLINE_MARKET RAILWAY SPORTS_HALL BISTRO");

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    // ---- customers

    private void makeCustomers() {
        Random random = new Random(101);
        for (int i = 0; i < CUSTOMERS; i++) {
            boolean female = random.nextInt(100) < 51;
            String first = skewed(random, female ? FEMALE : MALE);
            String last = skewed(random, NAME_HEADS) + skewed(random, NAME_TAILS);
            int age = Math.min(92, 18 + (int) (random.nextDouble() * 30 + random.nextDouble() * 45));
            LocalDate born = TODAY.minusDays(age * 365L + random.nextInt(365));
            String segment = age < 26 && random.nextInt(10) < 7
                    ? "STUDENT"
                    : pick(random, "RETAIL", 70, "PREMIUM", 16, "SMALL_BUSINESS", 14);
            LocalDate since = TODAY.minusDays(30 + (long) (2_500 * random.nextDouble() * random.nextDouble()));
            customers.add(new Customer(
                    100_001 + i,
                    first,
                    last,
                    female ? "F" : "M",
                    born,
                    segment,
                    201 + random.nextInt(700),
                    skewed(random, TOWNS),
                    since));
        }
    }

    private void writeCustomers(Csv csv) {
        Random random = new Random(102);
        csv.row(
                "customer_id",
                "first_name",
                "last_name",
                "gender",
                "date_of_birth",
                "ssn",
                "email",
                "phone",
                "street",
                "city",
                "region",
                "postcode",
                "segment",
                "annual_income",
                "marketing_consent",
                "created_at");
        for (Customer c : customers) {
            int n = c.id() - 100_001;
            String ssn = String.format(Locale.ROOT, "9%02d-%02d-%04d", n % 97, 10 + n % 83, 1 + (n * 4_021L) % 9_999);
            String mail = (c.first() + "." + c.last()).toLowerCase(Locale.ROOT)
                    + n % 100
                    + pick(random, "@mail.example", 60, "@post.example", 30, "@inbox.example", 10);
            String phone = String.format(Locale.ROOT, "+1-%03d-555-01%02d", c.area(), random.nextInt(100));
            String street = (1 + random.nextInt(180)) + " " + skewed(random, NAME_HEADS)
                    + pick(random, " Street", 50, " Road", 25, " Lane", 15, ", Old Yard", 10);
            double level = switch (c.segment()) {
                case "STUDENT" -> 9_000;
                case "PREMIUM" -> 98_000;
                case "SMALL_BUSINESS" -> 61_000;
                default -> 38_000;
            };
            boolean unknown = random.nextInt(100) < (c.segment().equals("STUDENT") ? 60 : 12);
            long income = Math.round(level * StrictMath.exp(0.35 * random.nextGaussian()) / 100) * 100;
            csv.row(
                    c.id(),
                    c.first(),
                    c.last(),
                    c.gender(),
                    c.born(),
                    ssn,
                    random.nextInt(100) < 8 ? null : mail,
                    random.nextInt(100) < 5 ? null : phone,
                    street,
                    c.town().city(),
                    c.town().region(),
                    c.town().postcode() + String.format(Locale.ROOT, "%03d", random.nextInt(40) * 5),
                    c.segment(),
                    unknown ? null : income,
                    random.nextInt(100) < 37 ? "Y" : "N",
                    at(c.since(), 8 * 3_600 + random.nextInt(9 * 3_600)));
        }
    }

    // ---- accounts

    /** Most customers hold one account, some hold none, a few hold many. */
    private void makeAccounts() {
        Random random = new Random(103);
        int id = 2_000_001;
        for (Customer owner : customers) {
            int count = Integer.parseInt(pick(random, "0", 6, "1", 58, "2", 22, "3", 8, "4", 4, "6", 2));
            for (int i = 0; i < count; i++) {
                Account a = new Account();
                a.id = id++;
                a.owner = owner;
                a.type = accountType(random, owner, i);
                a.currency = a.type == AccountType.FOREIGN ? pick(random, "EUR", 60, "GBP", 25, "CHF", 15) : "USD";
                long age = TODAY.toEpochDay() - owner.since().toEpochDay();
                a.opened = owner.since().plusDays(i == 0 ? 0 : random.nextInt((int) age));
                a.salaried = a.type.overdraft && random.nextInt(100) < 72;
                a.overdraft = a.type.overdraft && random.nextInt(100) < 55 ? 250 * (1 + random.nextInt(8)) : 0;
                accounts.add(a);
            }
        }
    }

    private static AccountType accountType(Random random, Customer owner, int position) {
        if (position > 0) {
            return AccountType.valueOf(pick(random, "SAVINGS", 68, "FOREIGN", 12, "CHECKING", 20));
        }
        return switch (owner.segment()) {
            case "STUDENT" -> AccountType.STUDENT;
            case "PREMIUM" -> AccountType.PREMIUM;
            case "SMALL_BUSINESS" -> AccountType.BUSINESS;
            default -> AccountType.CHECKING;
        };
    }

    private void writeAccounts(Csv csv) {
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
        for (Account a : accounts) {
            String status = a.closed != null ? "CLOSED" : a.balance == 0 ? "DORMANT" : "ACTIVE";
            int home = TOWNS.indexOf(a.owner.town());
            int branch = random.nextInt(100) < 85
                    ? 1 + home + (home < 4 && random.nextBoolean() ? 8 : 0)
                    : 1 + random.nextInt(BRANCHES);
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
                    money(a.balance));
        }
    }

    // ---- transactions

    private void makeTransactions() {
        Random random = new Random(104);
        for (Account account : accounts) {
            if (random.nextInt(100) >= 5) {
                new Ledger(account, random).run();
            }
        }
        transactions.sort(Comparator.comparing((Transaction t) -> t.booked).thenComparing(t -> t.account.id));
        for (int i = 0; i < transactions.size(); i++) {
            transactions.get(i).id = 50_000_001 + i;
        }
    }

    /** The life of one account: an opening deposit, then months of regular and chance bookings, in order of time. */
    private final class Ledger {
        private final Account account;
        private final Random random;
        private final long salary;
        private final long rent;
        private LocalDateTime last;
        private Card card;

        Ledger(Account account, Random random) {
            this.account = account;
            this.random = random;
            this.salary = Math.round(210_000 * StrictMath.exp(0.4 * random.nextGaussian()));
            this.rent = 5_000 * (6 + random.nextInt(18));
        }

        void run() {
            book(Kind.DEPOSIT, at(account.opened, 9 * 3_600 + random.nextInt(28_000)), 1_000 * (1 + skew(300)), null);
            int months = 1 + (int) (-1.0 * StrictMath.log(1 - random.nextDouble()));
            LocalDate month = account.opened.withDayOfMonth(1).plusMonths(1);
            for (int m = 0; m < months && month.plusMonths(1).isBefore(TODAY); m++, month = month.plusMonths(1)) {
                month(month);
            }
            if (random.nextInt(100) < 6 && last.toLocalDate().isBefore(TODAY.minusDays(20))) {
                account.closed = last.toLocalDate().plusDays(1 + random.nextInt(15));
            }
        }

        private void month(LocalDate first) {
            if (account.salaried) {
                book(Kind.SALARY, at(first, 2 * 3_600), salary, "PAYROLL");
                book(Kind.STANDING_ORDER, at(first.plusDays(2), 3 * 3_600), -rent, "LANDLORD");
            }
            int events = account.type == AccountType.SAVINGS ? skew(3) : skew(9);
            int day = 3;
            for (int i = 0; i < events && day < 26; i++, day += skew(7)) {
                chance(at(first.plusDays(day), 7 * 3_600 + random.nextInt(15 * 3_600)));
            }
            card = null;
            long fee = -new BigDecimal(account.type.fee).movePointRight(2).longValueExact();
            if (fee < 0) {
                book(Kind.FEE, at(first.plusMonths(1).minusDays(1), 23 * 3_600), fee, null);
            } else if (account.type == AccountType.SAVINGS && account.balance > 40_000) {
                long interest = Math.round(account.balance * 0.015 / 12);
                book(Kind.INTEREST, at(first.plusMonths(1).minusDays(1), 23 * 3_600 + 1_800), interest, null);
            }
        }

        private void chance(LocalDateTime when) {
            List<Card> valid = account.cards.stream()
                    .filter(c -> c.issued().isBefore(when.toLocalDate()))
                    .toList();
            card = valid.isEmpty() || random.nextInt(100) < 36 ? null : skewed(random, valid);
            Kind kind = Kind.valueOf(
                    card != null
                            ? pick(random, "PURCHASE", 75, "WITHDRAWAL", 25)
                            : account.type.overdraft
                                    ? pick(
                                            random,
                                            "DIRECT_DEBIT",
                                            30,
                                            "TRANSFER_OUT",
                                            33,
                                            "TRANSFER_IN",
                                            27,
                                            "DEPOSIT",
                                            10)
                                    : pick(random, "TRANSFER_IN", 60, "TRANSFER_OUT", 30, "DEPOSIT", 10));
            switch (kind) {
                case PURCHASE -> purchase(when);
                case WITHDRAWAL -> book(kind, when, -2_000L * (1 + skew(9)), null);
                case DIRECT_DEBIT ->
                    book(
                            kind,
                            when,
                            -(2_000 + random.nextInt(9_000)),
                            pick(random, "POWER_GRID", 40, "TELECOM", 40, "INSURER", 20));
                case TRANSFER_OUT -> book(kind, when, -500L * (1 + skew(80)), "X" + (700_000 + random.nextInt(90_000)));
                case TRANSFER_IN -> book(kind, when, 500L * (1 + skew(120)), "X" + (700_000 + random.nextInt(90_000)));
                default -> book(kind, when, 1_000L * (1 + skew(60)), null);
            }
        }

        /** A purchase; one in thirty is taken back some days later, with the same card and the same amount. */
        private void purchase(LocalDateTime when) {
            long cents = 99 + Math.round(2_600 * StrictMath.exp(0.9 * random.nextGaussian()));
            String shop = skewed(random, SHOPS);
            if (book(Kind.PURCHASE, when, -cents, shop) && random.nextInt(30) == 0) {
                Transaction bought = transactions.get(transactions.size() - 1);
                if (book(Kind.REVERSAL, when.plusHours(20 + random.nextInt(70)), cents, shop)) {
                    transactions.get(transactions.size() - 1).reversed = bought;
                }
            }
        }

        /** Books unless the account would fall below its overdraft limit. */
        private boolean book(Kind kind, LocalDateTime when, long cents, String counterparty) {
            if (account.balance + cents < -100L * account.overdraft || (last != null && !when.isAfter(last))) {
                return false;
            }
            Transaction t = new Transaction();
            t.account = account;
            t.kind = kind;
            t.card = card;
            t.booked = when;
            t.cents = cents;
            t.balance = account.balance + cents;
            t.counterparty = counterparty;
            transactions.add(t);
            account.balance = t.balance;
            last = when;
            return true;
        }

        /** 1 to about twice the mean, small numbers more often. */
        private int skew(int mean) {
            return 1 + (int) (2 * mean * random.nextDouble() * random.nextDouble());
        }
    }

    private void writeTransactions(Csv csv) {
        csv.row(
                "transaction_id",
                "account_id",
                "transaction_type_id",
                "card_id",
                "reversal_of_id",
                "booked_at",
                "value_date",
                "amount",
                "balance_after",
                "channel",
                "counterparty");
        for (Transaction t : transactions) {
            LocalDate day = t.booked.toLocalDate();
            LocalDate valued = t.kind == Kind.TRANSFER_OUT || t.kind == Kind.DIRECT_DEBIT ? day.plusDays(1) : day;
            csv.row(
                    t.id,
                    t.account.id,
                    t.kind.ordinal() + 1,
                    t.card == null ? null : t.card.id(),
                    t.reversed == null ? null : t.reversed.id,
                    t.booked,
                    valued,
                    money(t.cents),
                    money(t.balance),
                    t.kind.channel,
                    t.counterparty);
        }
    }

    // ---- cards

    private void makeCards() {
        Random random = new Random(106);
        int id = 7_000_001;
        for (Account account : accounts) {
            int count = account.type.overdraft ? Integer.parseInt(pick(random, "0", 14, "1", 60, "2", 21, "3", 5)) : 0;
            for (int i = 0; i < count; i++) {
                String type = i == 0 ? "DEBIT" : pick(random, "CREDIT", 70, "VIRTUAL", 30);
                LocalDate issued = account.opened.plusDays(i == 0 ? 1 + random.nextInt(6) : 10 + random.nextInt(60));
                if (issued.isBefore(TODAY)) {
                    Card card = new Card(id++, account, type, issued);
                    account.cards.add(card);
                    cards.add(card);
                }
            }
        }
    }

    private void writeCards(Csv csv) {
        Random random = new Random(107);
        csv.row(
                "card_id",
                "account_id",
                "card_number",
                "card_type",
                "issued_on",
                "expires_on",
                "daily_limit",
                "status");
        for (Card c : cards) {
            String digits = "999900" + String.format(Locale.ROOT, "%09d", c.id() * 7_654_321L % 1_000_000_000L);
            LocalDate expires =
                    c.issued().plusYears(4).withDayOfMonth(1).plusMonths(1).minusDays(1);
            csv.row(
                    c.id(),
                    c.account().id,
                    digits + luhn(digits),
                    c.type(),
                    c.issued(),
                    expires,
                    c.type().equals("VIRTUAL") ? null : 500 * (1 + random.nextInt(6)),
                    c.account().closed != null ? "CANCELLED" : pick(random, "ACTIVE", 93, "BLOCKED", 7));
        }
    }

    /** The check digit that payment cards carry. */
    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }

    // ---- who may use an account

    /** The owner of every account, and for some of them one or two others. */
    private void writeHolders(Csv csv) {
        Random random = new Random(108);
        csv.row("account_id", "customer_id", "holder_role", "holder_since");
        for (Account a : accounts) {
            csv.row(a.id, a.owner.id(), "OWNER", a.opened);
            boolean business = a.type == AccountType.BUSINESS;
            int others = Integer.parseInt(
                    pick(random, "0", business ? 55 : 82, "1", business ? 30 : 16, "2", business ? 15 : 2));
            int shift = 0;
            for (int i = 0; i < others; i++) {
                shift += 1 + random.nextInt(40);
                Customer other = customers.get((a.owner.id() - 100_001 + shift) % CUSTOMERS);
                long days = Math.max(1, TODAY.toEpochDay() - a.opened.toEpochDay());
                csv.row(
                        a.id,
                        other.id(),
                        business ? "AUTHORISED" : pick(random, "JOINT", 80, "AUTHORISED", 20),
                        a.opened.plusDays((long) (days * random.nextDouble() * random.nextDouble())));
            }
        }
    }

    // ---- loans and their instalments

    /** At most one loan an account; instalments are listed up to today. */
    private void writeLoans(Csv loans, Csv installments) {
        Random random = new Random(109);
        loans.row(
                "loan_id",
                "account_id",
                "purpose",
                "principal",
                "annual_rate",
                "term_months",
                "monthly_payment",
                "started_on",
                "status");
        installments.row(
                "loan_id",
                "installment_no",
                "due_on",
                "principal_part",
                "interest_part",
                "amount",
                "remaining_principal",
                "paid_on");
        int id = 9_001;
        for (Account a : accounts) {
            LocalDate start = a.opened.plusDays(20 + random.nextInt(200));
            if (!a.salaried || a.closed != null || !start.isBefore(TODAY) || random.nextInt(100) >= 34) {
                continue;
            }
            String purpose = pick(random, "CAR", 40, "HOME_IMPROVEMENT", 30, "EDUCATION", 18, "OTHER", 12);
            int term = Integer.parseInt(pick(random, "6", 15, "12", 35, "24", 30, "36", 20));
            long principal = 50_000L * (2 + random.nextInt(term + 10));
            int permille = purpose.equals("EDUCATION") ? 35 : purpose.equals("CAR") ? 59 : 84;
            double rate = permille / 12_000.0;
            long payment = Math.round(principal * rate / (1 - StrictMath.pow(1 + rate, -term)));
            boolean late = random.nextInt(100) < 9;
            long rest = principal;
            int no = 0;
            for (LocalDate due = start.plusMonths(1);
                    no < term && !due.isAfter(TODAY);
                    due = start.plusMonths(no + 1)) {
                no++;
                long interest = Math.round(rest * rate);
                long part = no == term ? rest : payment - interest;
                rest -= part;
                boolean open = late && due.isAfter(TODAY.minusMonths(4)) || due.isAfter(TODAY.minusDays(3));
                installments.row(
                        id,
                        no,
                        due,
                        money(part),
                        money(interest),
                        money(part + interest),
                        money(rest),
                        open ? null : due.plusDays(random.nextInt(100) < 80 ? 0 : random.nextInt(12)));
            }
            String status = no == term ? "REPAID" : late ? "LATE" : "CURRENT";
            loans.row(
                    id++,
                    a.id,
                    purpose,
                    money(principal),
                    new BigDecimal(permille).movePointLeft(3).setScale(4),
                    term,
                    money(payment),
                    start,
                    status);
        }
    }

    // ---- branches and who works there

    private void writeBranches(Csv csv) {
        csv.row("branch_id", "branch_code", "name", "city", "region", "opened_on");
        for (int i = 0; i < BRANCHES; i++) {
            Town town = TOWNS.get(i % TOWNS.size());
            csv.row(
                    i + 1,
                    "BR" + (101 + 7 * i),
                    town.city() + (i < TOWNS.size() ? " Main" : " Station"),
                    town.city(),
                    town.region(),
                    LocalDate.of(1962 + 4 * i, 1 + i % 12, 1));
        }
    }

    /** A director, three regional managers, a manager for each branch, and their people: each reports to one above. */
    private void writeEmployees(Csv csv) {
        Random random = new Random(110);
        csv.row(
                "employee_id",
                "branch_id",
                "manager_id",
                "first_name",
                "last_name",
                "email",
                "job_title",
                "hired_on",
                "salary");
        employee(csv, random, 1, null, null, "Director", 210_000);
        for (int region = 0; region < 3; region++) {
            employee(csv, random, 2 + region, null, 1, "Regional Manager", 120_000);
        }
        int next = 5 + BRANCHES;
        for (int branch = 0; branch < BRANCHES; branch++) {
            employee(csv, random, 5 + branch, branch + 1, 2 + branch % 3, "Branch Manager", 78_000);
        }
        for (int branch = 0; branch < BRANCHES; branch++) {
            int staff = 7 + random.nextInt(12);
            for (int i = 0; i < staff; i++) {
                employee(
                        csv,
                        random,
                        next++,
                        branch + 1,
                        5 + branch,
                        pick(random, "Teller", 55, "Adviser", 30, "Loan Officer", 15),
                        41_000);
            }
        }
    }

    private static void employee(
            Csv csv, Random random, int id, Integer branch, Integer manager, String title, int pay) {
        String first = skewed(random, random.nextBoolean() ? FEMALE : MALE);
        String last = skewed(random, NAME_HEADS) + skewed(random, NAME_TAILS);
        csv.row(
                id,
                branch,
                manager,
                first,
                last,
                (first.charAt(0) + last).toLowerCase(Locale.ROOT) + id + "@corebank.example",
                title,
                TODAY.minusDays(60 + random.nextInt(7_000)),
                Math.round(pay * (0.9 + 0.25 * random.nextDouble()) / 100) * 100);
    }

    // ---- writing

    private void write() throws IOException {
        Csv csv = new Csv();
        writeCustomers(csv);
        csv.save(folder, "customers");
        writeBranches(csv);
        csv.save(folder, "branches");
        writeEmployees(csv);
        csv.save(folder, "employees");
        csv.row("account_type_id", "code", "name", "interest_rate", "monthly_fee", "overdraft_allowed");
        for (AccountType t : AccountType.values()) {
            csv.row(t.ordinal() + 1, t.name(), t.title, t.rate, t.fee, t.overdraft);
        }
        csv.save(folder, "account_types");
        writeAccounts(csv);
        csv.save(folder, "accounts");
        writeHolders(csv);
        csv.save(folder, "account_holders");
        writeCards(csv);
        csv.save(folder, "cards");
        Csv installments = new Csv();
        writeLoans(csv, installments);
        csv.save(folder, "loans");
        installments.save(folder, "loan_installments");
        csv.row("transaction_type_id", "code", "description", "direction");
        for (Kind k : Kind.values()) {
            csv.row(k.ordinal() + 1, k.name(), k.title, k.direction);
        }
        csv.save(folder, "transaction_types");
        writeTransactions(csv);
        csv.save(folder, "transactions");
    }

    /** Rows of a file: a comma between values, nothing for null, quotes where a value holds a comma or a quote. */
    private static final class Csv {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
        private StringBuilder text = new StringBuilder();

        void row(Object... values) {
            for (int i = 0; i < values.length; i++) {
                String value = values[i] instanceof LocalDateTime t
                        ? t.format(TIME)
                        : values[i] == null ? "" : values[i].toString();
                boolean quote = value.indexOf(',') >= 0 || value.indexOf('"') >= 0;
                text.append(i == 0 ? "" : ",").append(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
            }
            text.append('\n');
        }

        void save(Path folder, String table) throws IOException {
            Files.writeString(folder.resolve(table + ".csv"), text, StandardCharsets.UTF_8);
            text = new StringBuilder();
        }
    }

    private static LocalDateTime at(LocalDate day, int second) {
        return day.atStartOfDay().plusSeconds(second);
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2).setScale(2, RoundingMode.UNNECESSARY);
    }

    /** One of a list, the first ones more often. */
    private static <T> T skewed(Random random, List<T> list) {
        return list.get((int) (list.size() * StrictMath.pow(random.nextDouble(), 1.5)));
    }

    /** One of the names, each followed by its weight. */
    private static String pick(Random random, Object... namesAndWeights) {
        int total = 0;
        for (int i = 1; i < namesAndWeights.length; i += 2) {
            total += (int) namesAndWeights[i];
        }
        int at = random.nextInt(total);
        for (int i = 1; ; i += 2) {
            at -= (int) namesAndWeights[i];
            if (at < 0) {
                return (String) namesAndWeights[i - 1];
            }
        }
    }
}
