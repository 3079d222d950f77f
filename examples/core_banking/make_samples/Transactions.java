import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What is booked on the accounts: balances run to the cent. */
final class Transactions {
    private final Bank bank;

    Transactions(Bank bank) {
        this.bank = bank;
    }

    void make() {
        Random random = new Random(104);
        for (Bank.Account account : bank.accounts) {
            if (random.nextInt(100) >= 5) {
                new Ledger(account, random).run();
            }
        }
        bank.transactions.sort(
                Comparator.comparing((Bank.Transaction t) -> t.booked).thenComparing(t -> t.account.id));
        for (int i = 0; i < bank.transactions.size(); i++) {
            bank.transactions.get(i).id = 50_000_001 + i;
        }
    }

    /** The life of one account: an opening deposit, then months of regular and chance bookings, in order of time. */
    private final class Ledger {
        private final Bank.Account account;
        private final Random random;
        private final long salary;
        private final long rent;
        private LocalDateTime last;
        private Bank.Card card;

        Ledger(Bank.Account account, Random random) {
            this.account = account;
            this.random = random;
            this.salary = Math.round(210_000 * StrictMath.exp(0.4 * random.nextGaussian()));
            this.rent = 5_000 * (6 + random.nextInt(18));
        }

        void run() {
            book(
                    Bank.Kind.DEPOSIT,
                    Bank.at(account.opened, 9 * 3_600 + random.nextInt(28_000)),
                    1_000 * (1 + skew(300)),
                    null);
            int months = 1 + (int) (-1.0 * StrictMath.log(1 - random.nextDouble()));
            LocalDate month = account.opened.withDayOfMonth(1).plusMonths(1);
            for (int m = 0; m < months && month.plusMonths(1).isBefore(Bank.TODAY); m++, month = month.plusMonths(1)) {
                month(month);
            }
            if (random.nextInt(100) < 6 && last.toLocalDate().isBefore(Bank.TODAY.minusDays(20))) {
                account.closed = last.toLocalDate().plusDays(1 + random.nextInt(15));
            }
        }

        private void month(LocalDate first) {
            if (account.salaried) {
                book(Bank.Kind.SALARY, Bank.at(first, 2 * 3_600), salary, "PAYROLL");
                book(Bank.Kind.STANDING_ORDER, Bank.at(first.plusDays(2), 3 * 3_600), -rent, "LANDLORD");
            }
            int events = account.type == Bank.AccountType.SAVINGS ? skew(3) : skew(9);
            int day = 3;
            for (int i = 0; i < events && day < 26; i++, day += skew(7)) {
                chance(Bank.at(first.plusDays(day), 7 * 3_600 + random.nextInt(15 * 3_600)));
            }
            card = null;
            long fee = -new BigDecimal(account.type.fee).movePointRight(2).longValueExact();
            if (fee < 0) {
                book(Bank.Kind.FEE, Bank.at(first.plusMonths(1).minusDays(1), 23 * 3_600), fee, null);
            } else if (account.type == Bank.AccountType.SAVINGS && account.balance > 40_000) {
                long interest = Math.round(account.balance * 0.015 / 12);
                book(Bank.Kind.INTEREST, Bank.at(first.plusMonths(1).minusDays(1), 23 * 3_600 + 1_800), interest, null);
            }
        }

        private void chance(LocalDateTime when) {
            List<Bank.Card> valid = account.cards.stream()
                    .filter(c -> c.issued().isBefore(when.toLocalDate()))
                    .toList();
            card = valid.isEmpty() || random.nextInt(100) < 36 ? null : Chance.skewed(random, valid);
            Bank.Kind kind = Bank.Kind.valueOf(
                    card != null
                            ? Chance.pick(random, "PURCHASE", 75, "WITHDRAWAL", 25)
                            : account.type.overdraft
                                    ? Chance.pick(
                                            random,
                                            "DIRECT_DEBIT",
                                            30,
                                            "TRANSFER_OUT",
                                            33,
                                            "TRANSFER_IN",
                                            27,
                                            "DEPOSIT",
                                            10)
                                    : Chance.pick(random, "TRANSFER_IN", 60, "TRANSFER_OUT", 30, "DEPOSIT", 10));
            switch (kind) {
                case PURCHASE -> purchase(when);
                case WITHDRAWAL -> book(kind, when, -2_000L * (1 + skew(9)), null);
                case DIRECT_DEBIT ->
                    book(
                            kind,
                            when,
                            -(2_000 + random.nextInt(9_000)),
                            Chance.pick(random, "POWER_GRID", 40, "TELECOM", 40, "INSURER", 20));
                case TRANSFER_OUT -> book(kind, when, -500L * (1 + skew(80)), "X" + (700_000 + random.nextInt(90_000)));
                case TRANSFER_IN -> book(kind, when, 500L * (1 + skew(120)), "X" + (700_000 + random.nextInt(90_000)));
                default -> book(kind, when, 1_000L * (1 + skew(60)), null);
            }
        }

        /** A purchase; one in thirty is taken back some days later, with the same card and the same amount. */
        private void purchase(LocalDateTime when) {
            long cents = 99 + Math.round(2_600 * StrictMath.exp(0.9 * random.nextGaussian()));
            String shop = Chance.skewed(random, Words.SHOPS);
            if (book(Bank.Kind.PURCHASE, when, -cents, shop) && random.nextInt(30) == 0) {
                Bank.Transaction bought = bank.transactions.get(bank.transactions.size() - 1);
                if (book(Bank.Kind.REVERSAL, when.plusHours(20 + random.nextInt(70)), cents, shop)) {
                    bank.transactions.get(bank.transactions.size() - 1).reversed = bought;
                }
            }
        }

        /** Books unless the account would fall below its overdraft limit. */
        private boolean book(Bank.Kind kind, LocalDateTime when, long cents, String counterparty) {
            if (account.balance + cents < -100L * account.overdraft || (last != null && !when.isAfter(last))) {
                return false;
            }
            Bank.Transaction t = new Bank.Transaction();
            t.account = account;
            t.kind = kind;
            t.card = card;
            t.booked = when;
            t.cents = cents;
            t.balance = account.balance + cents;
            t.counterparty = counterparty;
            bank.transactions.add(t);
            account.balance = t.balance;
            last = when;
            return true;
        }

        /** 1 to about twice the mean, small numbers more often. */
        private int skew(int mean) {
            return 1 + (int) (2 * mean * random.nextDouble() * random.nextDouble());
        }
    }

    void write(Csv csv) {
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
        for (Bank.Transaction t : bank.transactions) {
            LocalDate day = t.booked.toLocalDate();
            LocalDate valued =
                    t.kind == Bank.Kind.TRANSFER_OUT || t.kind == Bank.Kind.DIRECT_DEBIT ? day.plusDays(1) : day;
            csv.row(
                    t.id,
                    t.account.id,
                    t.kind.ordinal() + 1,
                    t.card == null ? null : t.card.id(),
                    t.reversed == null ? null : t.reversed.id,
                    t.booked,
                    valued,
                    Csv.money(t.cents),
                    Csv.money(t.balance),
                    t.kind.channel,
                    t.counterparty);
        }
    }
}
