package io.banksynth.benchmarks;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A bank's TRANSACTIONS in batches made beforehand: sequential key, two foreign keys (the first in the order of its
 * parents), amount, currency, timestamp, status, description of 20 characters, merchant of 1,000, channel, a rate that is often null
 * and a flag. Only the key is made anew when the batches come round again.
 */
final class Transactions {
    private static final List<Column> COLUMNS = List.of(
            new Column("transaction_id", new DataType.Whole(64), false),
            new Column("account_id", new DataType.Whole(64), false),
            new Column("type_id", new DataType.Whole(32), false),
            new Column("amount", new DataType.Decimal(12, 2), false),
            new Column("currency", new DataType.Text(false, 3), false),
            new Column("booked_at", new DataType.Timestamp(6, false), false),
            new Column("status", new DataType.Text(false, 10), false),
            new Column("description", DataType.Text.STRING, false),
            new Column("merchant", DataType.Text.STRING, false),
            new Column("channel", DataType.Text.STRING, false),
            new Column("rate", new DataType.Floating(64), true),
            new Column("is_foreign", new DataType.Bool(), false));

    private static final int BATCHES = 512;

    private final List<Batch> batches = new ArrayList<>();

    Transactions() {
        SplittableRandom random = new SplittableRandom(42);
        List<TextDictionary> dictionaries = List.of(
                TextDictionary.of(List.of("EUR", "USD", "GBP", "CHF", "CZK", "PLN", "SEK", "JPY")),
                TextDictionary.of(List.of("BOOKED", "PENDING", "REJECTED", "REVERSED")),
                TextDictionary.of(IntStream.range(0, 1_000)
                        .mapToObj(i -> "Merchant " + Long.toString(i * 7_919L, 36) + " Ltd")
                        .toList()),
                TextDictionary.of(List.of("BRANCH", "ATM", "ONLINE", "MOBILE", "PHONE")));
        long account = 1_000_000;
        for (int b = 0; b < BATCHES; b++) {
            List<Vector> vectors = new ArrayList<>();
            int text = 0;
            for (Column column : COLUMNS) {
                boolean coded = column.type().storage() == io.banksynth.schema.Storage.BYTES
                        && !column.name().equals("DESCRIPTION");
                vectors.add(
                        coded
                                ? new CodeVector(Batch.CAPACITY, dictionaries.get(text++))
                                : Batch.allocate(List.of(column), Batch.CAPACITY)
                                        .vector(0));
            }
            Batch batch = new Batch(COLUMNS, vectors);
            batch.begin((long) b * Batch.CAPACITY);
            for (int i = 0; i < Batch.CAPACITY; i++) {
                account += random.nextInt(8) == 0 ? random.nextInt(1, 4) : 0;
                fill(batch, i, account, random);
            }
            batch.end(Batch.CAPACITY);
            batches.add(batch);
        }
    }

    private static void fill(Batch batch, int i, long account, SplittableRandom random) {
        longs(batch, 1)[i] = account;
        longs(batch, 2)[i] = random.nextInt(40);
        longs(batch, 3)[i] = (long) Math.exp(4 + 2 * gaussian(random));
        codes(batch, 4)[i] = skewed(random, 8);
        longs(batch, 5)[i] = 1_700_000_000_000_000L + random.nextLong(31_536_000L) * 1_000_000;
        codes(batch, 6)[i] = skewed(random, 4);
        TextVector text = (TextVector) batch.vector(7);
        int at = text.reserve(20);
        for (int k = 0; k < 20; k++) {
            text.arena()[at + k] = (byte) (k < 8 ? "PAYMENT ".charAt(k) : '0' + random.nextInt(10));
        }
        text.commit(i, 20);
        codes(batch, 8)[i] = skewed(random, 1_000);
        codes(batch, 9)[i] = skewed(random, 5);
        ((DoubleVector) batch.vector(10)).values()[i] = random.nextDouble();
        if (random.nextInt(10) < 7) {
            batch.vector(10).setNull(i);
        }
        longs(batch, 11)[i] = random.nextInt(10) == 0 ? 1 : 0;
    }

    private static double gaussian(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private static int skewed(SplittableRandom random, int size) {
        double u = random.nextDouble();
        return (int) (u * u * size);
    }

    private static long[] longs(Batch batch, int column) {
        return ((LongVector) batch.vector(column)).values();
    }

    private static int[] codes(Batch batch, int column) {
        return ((CodeVector) batch.vector(column)).codes();
    }

    static Table table() {
        return new Table(TableName.of("transactions"), COLUMNS, List.of("transaction_id"), List.of());
    }

    /** The batch that begins at a row: made before, but for the key. */
    Batch at(long row) {
        Batch batch = batches.get((int) (row / Batch.CAPACITY % BATCHES));
        long[] keys = longs(batch, 0);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = row + i + 1;
        }
        return batch;
    }
}
