import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** The people of the bank: the unit of privacy. */
final class Customers {
    private static final int COUNT = 820;

    private final Bank bank;

    Customers(Bank bank) {
        this.bank = bank;
    }

    void make() {
        Random random = new Random(101);
        for (int i = 0; i < COUNT; i++) {
            boolean female = random.nextInt(100) < 51;
            String first = Chance.skewed(random, female ? Words.FEMALE : Words.MALE);
            String last = Chance.skewed(random, Words.NAME_HEADS) + Chance.skewed(random, Words.NAME_TAILS);
            int age = Math.min(92, 18 + (int) (random.nextDouble() * 30 + random.nextDouble() * 45));
            LocalDate born = Bank.TODAY.minusDays(age * 365L + random.nextInt(365));
            String segment = age < 26 && random.nextInt(10) < 7
                    ? "STUDENT"
                    : Chance.pick(random, "RETAIL", 70, "PREMIUM", 16, "SMALL_BUSINESS", 14);
            LocalDate since = Bank.TODAY.minusDays(30 + (long) (2_500 * random.nextDouble() * random.nextDouble()));
            bank.customers.add(new Bank.Customer(
                    100_001 + i,
                    first,
                    last,
                    female ? "F" : "M",
                    born,
                    segment,
                    201 + random.nextInt(700),
                    Chance.skewed(random, Words.TOWNS),
                    since));
        }
    }

    void write(Csv csv) {
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
        for (Bank.Customer c : bank.customers) {
            int n = c.id() - 100_001;
            String ssn = String.format(Locale.ROOT, "9%02d-%02d-%04d", n % 97, 10 + n % 83, 1 + (n * 4_021L) % 9_999);
            String mail = (c.first() + "." + c.last()).toLowerCase(Locale.ROOT)
                    + n % 100
                    + Chance.pick(random, "@mail.example", 60, "@post.example", 30, "@inbox.example", 10);
            String phone = String.format(Locale.ROOT, "+1-%03d-555-01%02d", c.area(), random.nextInt(100));
            String street = (1 + random.nextInt(180)) + " " + Chance.skewed(random, Words.NAME_HEADS)
                    + Chance.pick(random, " Street", 50, " Road", 25, " Lane", 15, ", Old Yard", 10);
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
                    Bank.at(c.since(), 8 * 3_600 + random.nextInt(9 * 3_600)));
        }
    }
}
