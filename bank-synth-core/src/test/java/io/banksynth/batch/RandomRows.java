package io.banksynth.batch;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Batches of random cells of every type, with more than their share of the values that hurt. Seeded. */
public final class RandomRows {
    private static final String[] TEXTS = {
        "",
        "a",
        " ",
        " a ",
        "\"",
        "\"\"",
        "a\"b",
        ",",
        "a,b",
        "\n",
        "a\nb",
        "\r\n",
        "\r",
        "\t",
        ";",
        "|",
        "'x'",
        "'",
        "\\",
        "\\N",
        "null",
        "NULL",
        "NaN",
        "007",
        "1e5",
        "true",
        "2020-01-01",
        "=1+1",
        "žluťoučký kůň",
        "🐴",
        "\u2028",
        "\u00a0",
        "\uFEFF",
        "\u0001",
        "ends\n",
        "\"x\",\"y\"",
        "x".repeat(300),
        "a,\"\n".repeat(100)
    };

    private static final List<String> TYPES = List.of(
            "boolean",
            "tinyint",
            "smallint",
            "int",
            "bigint",
            "decimal(1,0)",
            "decimal(12,2)",
            "decimal(18,18)",
            "decimal(19,3)",
            "decimal(38,10)",
            "decimal(38,38)",
            "float",
            "double",
            "string",
            "varchar(400)",
            "date",
            "timestamp",
            "timestamp(0)",
            "timestamp(3)",
            "timestamp(9)",
            "binary");

    private final Random random;

    public RandomRows(long seed) {
        this.random = new Random(seed);
    }

    /** One nullable column of each kind of type. */
    public static List<Column> everyType() {
        List<Column> columns = new ArrayList<>();
        for (String type : TYPES) {
            columns.add(new Column("c" + columns.size(), DataType.parse(type), true));
        }
        columns.add(new Column("c_zoned", DataType.parse("timestamp(9) with time zone"), true));
        columns.add(new Column("c_zoned_micros", DataType.parse("timestamp with time zone"), true));
        columns.add(new Column("c_coded", DataType.Text.STRING, true));
        return columns;
    }

    /** Fills a batch, whose text may lie in arenas or codes. */
    public void fill(Batch batch, long firstRow, int rows) {
        batch.begin(firstRow);
        for (int c = 0; c < batch.columns().size(); c++) {
            Vector vector = batch.vector(c);
            int nulls = random.nextInt(3);
            for (int i = 0; i < rows; i++) {
                if (nulls > 0 && random.nextInt(nulls * 4) == 0) {
                    vector.setNull(i);
                } else {
                    set(vector, i, batch.columns().get(c).type());
                }
            }
        }
        batch.end(rows);
    }

    /** A batch whose last column is coded. */
    public Batch batch(List<Column> columns, int capacity) {
        List<Vector> vectors = new ArrayList<>();
        Batch plain = Batch.allocate(columns, capacity);
        for (int c = 0; c < columns.size(); c++) {
            vectors.add(
                    c == columns.size() - 1 && columns.get(c).type() instanceof DataType.Text
                            ? new CodeVector(capacity, TextDictionary.of(List.of(TEXTS)))
                            : plain.vector(c));
        }
        return new Batch(columns, vectors);
    }

    private void set(Vector vector, int i, DataType type) {
        if (vector instanceof LongVector longs) {
            longs.values()[i] = longCell(type);
        } else if (vector instanceof DoubleVector doubles) {
            boolean single = type.equals(new DataType.Floating(32));
            doubles.values()[i] = single ? (float) doubleCell() : doubleCell();
        } else if (vector instanceof WideVector wide) {
            setWide(wide, i, type);
        } else if (vector instanceof CodeVector codes) {
            codes.codes()[i] = random.nextInt(codes.dictionary().size());
        } else if (vector instanceof TextVector text) {
            byte[] bytes =
                    type instanceof DataType.Binary ? randomBytes() : textCell().getBytes(StandardCharsets.UTF_8);
            text.set(i, bytes, 0, bytes.length);
        }
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String textCell() {
        StringBuilder text = new StringBuilder(TEXTS[random.nextInt(TEXTS.length)]);
        while (text.length() < 200 && random.nextInt(3) == 0) {
            text.append(TEXTS[random.nextInt(TEXTS.length - 2)]);
        }
        return text.toString();
    }

    private long longCell(DataType type) {
        if (type instanceof DataType.Bool) {
            return random.nextInt(2);
        } else if (type instanceof DataType.Whole whole) {
            return random.nextLong() >> (64 - whole.bits()) >> random.nextInt(whole.bits());
        } else if (type instanceof DataType.Decimal decimal) {
            return unscaled(decimal).longValueExact();
        } else if (type instanceof DataType.Timestamp timestamp) {
            long unit = 1;
            for (int i = timestamp.precision(); i < 6; i++) {
                unit *= 10;
            }
            return Math.floorDiv(seconds() * 1_000_000L + random.nextInt(1_000_000), unit) * unit;
        }
        return Math.floorDiv(seconds(), 86_400L);
    }

    /** Within the years 0001 to 9999. */
    private long seconds() {
        long least = -62_135_596_800L;
        long most = 253_402_300_799L;
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> random.nextInt();
            default -> least + (long) (random.nextDouble() * (most - least));
        };
    }

    private BigInteger unscaled(DataType.Decimal decimal) {
        BigInteger limit = BigInteger.TEN.pow(random.nextInt(decimal.precision()) + 1);
        BigInteger value = random.nextInt(5) == 0
                ? limit.subtract(BigInteger.ONE)
                : new BigInteger(limit.bitLength() - 1, random).mod(limit);
        return random.nextBoolean() ? value : value.negate();
    }

    private double doubleCell() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(2_000_000) / 100.0;
            case 1 -> random.nextGaussian();
            case 2 -> Double.longBitsToDouble(random.nextLong());
            case 3 ->
                new double[] {
                            0.0,
                            -0.0,
                            Double.NaN,
                            Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            Double.MIN_VALUE,
                            Double.MAX_VALUE
                        }
                        [random.nextInt(7)];
            case 4 -> random.nextInt();
            default -> random.nextInt(1_000_000_000) / 1e9;
        };
    }

    private void setWide(WideVector wide, int i, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            BigInteger value = unscaled(decimal);
            wide.high()[i] = value.shiftRight(64).longValue();
            wide.low()[i] = value.longValue();
        } else {
            wide.high()[i] = seconds();
            wide.low()[i] = random.nextInt(1_000_000_000);
        }
    }
}
