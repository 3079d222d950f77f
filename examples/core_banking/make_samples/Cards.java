import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** Payment cards of accounts. */
final class Cards {
    private final Bank bank;

    Cards(Bank bank) {
        this.bank = bank;
    }

    void make() {
        Random random = new Random(106);
        int id = 7_000_001;
        for (Bank.Account account : bank.accounts) {
            int count = account.type.overdraft
                    ? Integer.parseInt(Chance.pick(random, "0", 14, "1", 60, "2", 21, "3", 5))
                    : 0;
            for (int i = 0; i < count; i++) {
                String type = i == 0 ? "DEBIT" : Chance.pick(random, "CREDIT", 70, "VIRTUAL", 30);
                LocalDate issued = account.opened.plusDays(i == 0 ? 1 + random.nextInt(6) : 10 + random.nextInt(60));
                if (issued.isBefore(Bank.TODAY)) {
                    Bank.Card card = new Bank.Card(id++, account, type, issued);
                    account.cards.add(card);
                    bank.cards.add(card);
                }
            }
        }
    }

    void write(Csv csv) {
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
        for (Bank.Card c : bank.cards) {
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
                    c.account().closed != null ? "CANCELLED" : Chance.pick(random, "ACTIVE", 93, "BLOCKED", 7));
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
}
