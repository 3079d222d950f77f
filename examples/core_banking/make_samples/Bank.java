import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the bank is made of. */
final class Bank {
    static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
    static final int BRANCHES = 12;

    final List<Customer> customers = new ArrayList<>();
    final List<Account> accounts = new ArrayList<>();
    final List<Card> cards = new ArrayList<>();
    final List<Transaction> transactions = new ArrayList<>();

    record Customer(
            int id,
            String first,
            String last,
            String gender,
            LocalDate born,
            String segment,
            int area,
            Town town,
            LocalDate since) {}

    record Town(String city, String region, String postcode) {}

    static final class Account {
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

    record Card(int id, Account account, String type, LocalDate issued) {}

    static final class Transaction {
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

    enum AccountType {
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

    enum Kind {
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

    /** A time of a day, by its second. */
    static LocalDateTime at(LocalDate day, int second) {
        return day.atStartOfDay().plusSeconds(second);
    }
}
