import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** Branches and who works there. */
final class Branches {
    private Branches() {}

    static void writeBranches(Csv csv) {
        csv.row("branch_id", "branch_code", "name", "city", "region", "opened_on");
        for (int i = 0; i < Bank.BRANCHES; i++) {
            Bank.Town town = Words.TOWNS.get(i % Words.TOWNS.size());
            csv.row(
                    i + 1,
                    "BR" + (101 + 7 * i),
                    town.city() + (i < Words.TOWNS.size() ? " Main" : " Station"),
                    town.city(),
                    town.region(),
                    LocalDate.of(1962 + 4 * i, 1 + i % 12, 1));
        }
    }

    /** A director, three regional managers, a manager for each branch, and their people: each reports to one above. */
    static void writeEmployees(Csv csv) {
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
        int next = 5 + Bank.BRANCHES;
        for (int branch = 0; branch < Bank.BRANCHES; branch++) {
            employee(csv, random, 5 + branch, branch + 1, 2 + branch % 3, "Branch Manager", 78_000);
        }
        for (int branch = 0; branch < Bank.BRANCHES; branch++) {
            int staff = 7 + random.nextInt(12);
            for (int i = 0; i < staff; i++) {
                employee(
                        csv,
                        random,
                        next++,
                        branch + 1,
                        5 + branch,
                        Chance.pick(random, "Teller", 55, "Adviser", 30, "Loan Officer", 15),
                        41_000);
            }
        }
    }

    private static void employee(
            Csv csv, Random random, int id, Integer branch, Integer manager, String title, int pay) {
        String first = Chance.skewed(random, random.nextBoolean() ? Words.FEMALE : Words.MALE);
        String last = Chance.skewed(random, Words.NAME_HEADS) + Chance.skewed(random, Words.NAME_TAILS);
        csv.row(
                id,
                branch,
                manager,
                first,
                last,
                (first.charAt(0) + last).toLowerCase(Locale.ROOT) + id + "@corebank.example",
                title,
                Bank.TODAY.minusDays(60 + random.nextInt(7_000)),
                Math.round(pay * (0.9 + 0.25 * random.nextDouble()) / 100) * 100);
    }
}
