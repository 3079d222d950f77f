import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;

/** Loans and their instalments. */
final class Loans {
    private final Bank bank;

    Loans(Bank bank) {
        this.bank = bank;
    }

    /** At most one loan an account; instalments are listed up to today. */
    void write(Csv loans, Csv installments) {
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
        for (Bank.Account a : bank.accounts) {
            LocalDate start = a.opened.plusDays(20 + random.nextInt(200));
            if (!a.salaried || a.closed != null || !start.isBefore(Bank.TODAY) || random.nextInt(100) >= 34) {
                continue;
            }
            String purpose = Chance.pick(random, "CAR", 40, "HOME_IMPROVEMENT", 30, "EDUCATION", 18, "OTHER", 12);
            int term = Integer.parseInt(Chance.pick(random, "6", 15, "12", 35, "24", 30, "36", 20));
            long principal = 50_000L * (2 + random.nextInt(term + 10));
            int permille = purpose.equals("EDUCATION") ? 35 : purpose.equals("CAR") ? 59 : 84;
            double rate = permille / 12_000.0;
            long payment = Math.round(principal * rate / (1 - StrictMath.pow(1 + rate, -term)));
            boolean late = random.nextInt(100) < 9;
            long rest = principal;
            int no = 0;
            for (LocalDate due = start.plusMonths(1);
                    no < term && !due.isAfter(Bank.TODAY);
                    due = start.plusMonths(no + 1)) {
                no++;
                long interest = Math.round(rest * rate);
                long part = no == term ? rest : payment - interest;
                rest -= part;
                boolean open = late && due.isAfter(Bank.TODAY.minusMonths(4)) || due.isAfter(Bank.TODAY.minusDays(3));
                installments.row(
                        id,
                        no,
                        due,
                        Csv.money(part),
                        Csv.money(interest),
                        Csv.money(part + interest),
                        Csv.money(rest),
                        open ? null : due.plusDays(random.nextInt(100) < 80 ? 0 : random.nextInt(12)));
            }
            String status = no == term ? "REPAID" : late ? "LATE" : "CURRENT";
            loans.row(
                    id++,
                    a.id,
                    purpose,
                    Csv.money(principal),
                    new BigDecimal(permille).movePointLeft(3).setScale(4),
                    term,
                    Csv.money(payment),
                    start,
                    status);
        }
    }
}
