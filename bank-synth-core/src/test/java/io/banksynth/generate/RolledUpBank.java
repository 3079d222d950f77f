package io.banksynth.generate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;

/** Samples of customers, accounts and bookings in which accounts and customers tell what their bookings come to. */
final class RolledUpBank {
    private static final int CUSTOMERS = 400;

    private final Random random = new Random(11);
    private final StringBuilder customers = new StringBuilder("customer_id,grade,turnover,lucky\n");
    private final StringBuilder accounts =
            new StringBuilder("account_id,customer_id,currency,fees,turnover,gross,balance,lowest,last_booked\n");
    private final StringBuilder bookings = new StringBuilder("booking_id,account_id,booked_at,amount,balance\n");
    private int accountId;
    private int bookingId;

    private RolledUpBank() {}

    /** One account in six has no booking; one customer in five no account. Lucky numbers are those of nobody's rows. */
    static void write(Path folder) throws IOException {
        RolledUpBank bank = new RolledUpBank();
        for (int c = 1; c <= CUSTOMERS; c++) {
            bank.customer(c);
        }
        Files.writeString(folder.resolve("customers.csv"), bank.customers);
        Files.writeString(folder.resolve("accounts.csv"), bank.accounts);
        Files.writeString(folder.resolve("bookings.csv"), bank.bookings);
    }

    private void customer(int id) {
        boolean gold = random.nextInt(3) == 0;
        int count = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(gold ? 4 : 2);
        BigDecimal turnover = cents(0);
        for (int a = 0; a < count; a++) {
            turnover = turnover.add(account(id, gold));
        }
        customers.append(id + (gold ? ",GOLD," : ",BASIC,") + turnover + "," + random.nextInt(3) + "\n");
    }

    private BigDecimal account(int customer, boolean gold) {
        int id = ++accountId;
        int count = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(12);
        LocalDateTime at = LocalDateTime.of(2023, 1, 1, 9, 0).plusMinutes(random.nextInt(200_000));
        BigDecimal balance = cents(0);
        BigDecimal turnover = cents(0);
        BigDecimal lowest = cents(0);
        for (int b = 0; b < count; b++) {
            BigDecimal amount = cents(100 + random.nextInt(gold ? 900_000 : 90_000));
            balance = balance.compareTo(amount) < 0 || random.nextInt(3) == 0
                    ? balance.add(amount)
                    : balance.subtract(amount);
            turnover = turnover.add(amount);
            lowest = b == 0 ? balance : lowest.min(balance);
            at = at.plusMinutes(1 + random.nextInt(30_000));
            bookings.append(++bookingId + "," + id + "," + at + ":00," + amount + "," + balance + "\n");
        }
        BigDecimal fees = cents(random.nextInt(20_000));
        accounts.append(id + "," + customer + (random.nextInt(5) == 0 ? ",EUR," : ",USD,") + fees + "," + turnover + ","
                + turnover.add(fees) + ","
                + (count == 0 ? ",," : balance + "," + lowest + "," + at.toLocalDate())
                + "\n");
        return turnover;
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
