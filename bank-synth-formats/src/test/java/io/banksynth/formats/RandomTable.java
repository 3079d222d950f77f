package io.banksynth.formats;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A table of random types, values and null patterns, the same again for the same seed. */
public final class RandomTable {
    private static final long FIRST_DAY = -719_162; // 0001-01-01
    private static final long LAST_DAY = 2_932_896; // 9999-12-31
    private static final long NEAR_FIRST_DAY = -98_615;
    private static final long NEAR_LAST_DAY = 84_006;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private enum Era {
        ALL,
        NEAR_IF_NANOS,
        NEAR
    }

    private final long seed;
    private final int rows;
    private final List<Column> columns;
    private final Era era;

    public RandomTable(long seed, int rows, List<DataType> types) {
        this(seed, rows, types, Era.ALL);
    }

    private RandomTable(long seed, int rows, List<DataType> types, Era era) {
        this.seed = seed;
        this.rows = rows;
        this.era = era;
        this.columns = IntStream.range(0, types.size())
                .mapToObj(i -> new Column("c" + i, types.get(i), true))
                .toList();
    }

    /** Some columns of types drawn from all that there are. */
    public static RandomTable of(long seed, int rows) {
        Random random = new Random(seed);
        List<DataType> types = new ArrayList<>();
        int count = 1 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
            types.add(randomType(random));
        }
        return new RandomTable(seed, rows, types);
    }

    /** One column of every kind of type. */
    public static RandomTable ofAllTypes(long seed, int rows) {
        return new RandomTable(
                seed,
                rows,
                List.of(
                        new DataType.Bool(),
                        new DataType.Whole(8),
                        new DataType.Whole(16),
                        new DataType.Whole(32),
                        new DataType.Whole(64),
                        new DataType.Decimal(5, 2),
                        new DataType.Decimal(9, 0),
                        new DataType.Decimal(18, 4),
                        new DataType.Decimal(19, 4),
                        new DataType.Decimal(38, 10),
                        new DataType.Decimal(38, 38),
                        new DataType.Floating(32),
                        new DataType.Floating(64),
                        DataType.Text.STRING,
                        new DataType.Text(false, 12),
                        new DataType.Text(true, 7),
                        new DataType.Date(),
                        new DataType.Timestamp(0, false),
                        new DataType.Timestamp(3, false),
                        new DataType.Timestamp(6, false),
                        new DataType.Timestamp(9, false),
                        new DataType.Timestamp(6, true),
                        new DataType.Timestamp(8, true),
                        new DataType.Binary()));
    }

    private static DataType randomType(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new DataType.Bool();
            case 1, 2 -> new DataType.Whole(8 << random.nextInt(4));
            case 3, 4 -> {
                int precision = 1 + random.nextInt(38);
                yield new DataType.Decimal(precision, random.nextInt(precision + 1));
            }
            case 5 -> new DataType.Floating(random.nextBoolean() ? 32 : 64);
            case 6 -> DataType.Text.STRING;
            case 7 -> new DataType.Text(false, 1 + random.nextInt(40));
            case 8 -> new DataType.Text(true, 1 + random.nextInt(12));
            case 9 -> new DataType.Date();
            case 10 -> new DataType.Timestamp(random.nextInt(10), random.nextBoolean());
            default -> new DataType.Binary();
        };
    }

    /** The same, with timestamps of more than six digits between 1700 and 2200 only. */
    public RandomTable withNanosInLong() {
        return new RandomTable(seed, rows, columns.stream().map(Column::type).toList(), Era.NEAR_IF_NANOS);
    }

    /** The same, with all timestamps between 1700 and 2200, as readers need that count nanoseconds in 64 bits. */
    public RandomTable withAllTimestampsNear() {
        return new RandomTable(seed, rows, columns.stream().map(Column::type).toList(), Era.NEAR);
    }

    public List<Column> columns() {
        return columns;
    }

    public Table table() {
        return new Table(TableName.of("T"), columns, List.of(), List.of());
    }

    public int rows() {
        return rows;
    }

    /** Writes all rows in batches of random sizes and returns the cells by column, as {@link Cells#cell} shows them. */
    public List<List<Object>> writeTo(BatchWriter writer) throws IOException {
        Random sizes = new Random(seed ^ 0x51ED270B);
        int capacity = sizes.nextInt(5) == 0 ? 7 : Batch.CAPACITY;
        Random[] randoms = new Random[columns.size()];
        Pattern[] patterns = new Pattern[columns.size()];
        List<Vector> vectors = new ArrayList<>();
        List<List<Object>> cells = new ArrayList<>();
        for (int c = 0; c < randoms.length; c++) {
            randoms[c] = new Random(seed * 31 + c);
            patterns[c] = Pattern.of(columns.get(c).type(), era, randoms[c]);
            vectors.add(patterns[c].vector(capacity));
            cells.add(new ArrayList<>());
        }
        Batch batch = new Batch(columns, vectors);
        int row = 0;
        while (row < rows) {
            int n = Math.min(rows - row, sizes.nextInt(3) == 0 ? 1 + sizes.nextInt(capacity) : capacity);
            batch.begin(row);
            for (int c = 0; c < randoms.length; c++) {
                patterns[c].fill(batch.vector(c), n, row, randoms[c]);
                for (int i = 0; i < n; i++) {
                    cells.get(c).add(Cells.cell(columns.get(c).type(), batch.vector(c), i));
                }
            }
            batch.end(n);
            writer.write(batch);
            row += n;
        }
        return cells;
    }

    /** How one column's values and nulls come about. */
    private static final class Pattern {
        private final DataType type;
        private final Era era;
        private final int nullsEvery;
        private final boolean nullRuns;
        private final int shape;
        private final TextDictionary dictionary;

        private Pattern(
                DataType type, Era era, int nullsEvery, boolean nullRuns, int shape, TextDictionary dictionary) {
            this.type = type;
            this.era = era;
            this.nullsEvery = nullsEvery;
            this.nullRuns = nullRuns;
            this.shape = shape;
            this.dictionary = dictionary;
        }

        static Pattern of(DataType type, Era era, Random random) {
            int nullsEvery = new int[] {0, 0, 1, 2, 10, 1000}[random.nextInt(6)];
            TextDictionary dictionary = null;
            if (type instanceof DataType.Text text && random.nextInt(3) > 0) {
                int size = new int[] {1, 2, 5, 100, 1000}[random.nextInt(5)];
                List<String> values = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    values.add(text(random, text));
                }
                dictionary = TextDictionary.of(values);
            }
            return new Pattern(type, era, nullsEvery, random.nextBoolean(), random.nextInt(5), dictionary);
        }

        Vector vector(int capacity) {
            if (dictionary != null) {
                return new CodeVector(capacity, dictionary);
            }
            return Batch.allocate(List.of(new Column("x", type, true)), capacity)
                    .vector(0);
        }

        void fill(Vector vector, int n, int row, Random random) {
            for (int i = 0; i < n; i++) {
                boolean isNull = nullsEvery > 0
                        && (nullRuns ? (row + i) / 300 % (nullsEvery + 1) == 1 : random.nextInt(nullsEvery) == 0);
                if (vector instanceof CodeVector codes) {
                    codes.codes()[i] = isNull
                            ? -1
                            : Math.min(
                                    random.nextInt(dictionary.size()), random.nextInt(shape + 1) * dictionary.size());
                } else if (vector instanceof LongVector longs) {
                    longs.values()[i] = isNull ? random.nextLong() : longValue(row + i, random);
                } else if (vector instanceof DoubleVector doubles) {
                    doubles.values()[i] = doubleValue(row + i, random);
                } else if (vector instanceof WideVector wide) {
                    wideValue(wide, i, row + i, random);
                } else if (vector instanceof TextVector text && !isNull) {
                    byte[] bytes = type instanceof DataType.Text limited
                            ? text(random, limited).getBytes(StandardCharsets.UTF_8)
                            : bytes(random);
                    text.set(i, bytes, 0, bytes.length);
                }
                if (isNull) {
                    vector.setNull(i);
                }
            }
        }

        private long longValue(int row, Random random) {
            if (type instanceof DataType.Bool) {
                return shape == 0 ? 1 : random.nextInt(2);
            }
            if (type instanceof DataType.Whole whole) {
                long max = whole.bits() == 64 ? Long.MAX_VALUE : (1L << (whole.bits() - 1)) - 1;
                return shaped(row, random, -max - 1, max);
            }
            if (type instanceof DataType.Decimal decimal) {
                long max = BigInteger.TEN.pow(decimal.precision()).longValueExact() - 1;
                return shaped(row, random, -max, max);
            }
            if (type instanceof DataType.Date) {
                return shaped(row, random, FIRST_DAY, LAST_DAY);
            }
            DataType.Timestamp timestamp = (DataType.Timestamp) type;
            long unit = BigInteger.TEN.pow(6 - timestamp.precision()).longValueExact();
            long first = era == Era.NEAR ? NEAR_FIRST_DAY : FIRST_DAY;
            long last = era == Era.NEAR ? NEAR_LAST_DAY : LAST_DAY;
            long micros = shaped(row, random, first * MICROS_PER_DAY / unit, last * MICROS_PER_DAY / unit) * unit;
            return micros < 0 && micros > -1_000_000 ? -1_000_000 : micros;
        }

        private long shaped(long row, Random random, long min, long max) {
            long wished = switch (shape) {
                case 0 -> 7;
                case 1 -> row + 1000;
                case 2 -> random.nextInt(50) == 0 ? random.nextLong() : random.nextInt(1000);
                case 3 -> new long[] {min, max, 0, -1, 1}[random.nextInt(5)];
                default -> random.nextLong();
            };
            if (wished >= min && wished <= max) {
                return wished;
            }
            return min + Long.remainderUnsigned(wished, max - min);
        }

        private double doubleValue(int row, Random random) {
            double value = switch (shape) {
                case 0 -> 2.5;
                case 1 -> row / 8.0;
                case 2 ->
                    new double[] {0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1.5}
                            [random.nextInt(5)];
                default -> random.nextGaussian() * 1e6;
            };
            return ((DataType.Floating) type).bits() == 32 ? (float) value : value;
        }

        private void wideValue(WideVector wide, int i, int row, Random random) {
            if (type instanceof DataType.Timestamp timestamp) {
                long second = era != Era.ALL
                        ? shaped(row, random, NEAR_FIRST_DAY * 86_400, NEAR_LAST_DAY * 86_400)
                        : shaped(row, random, FIRST_DAY * 86_400, LAST_DAY * 86_400);
                int unit = timestamp.precision() == 9 ? 1 : timestamp.precision() == 8 ? 10 : 100;
                wide.high()[i] = second == -1 ? -2 : second;
                wide.low()[i] =
                        (shape < 3 ? random.nextInt(10) * 100_000_000L : random.nextInt(1_000_000_000)) / unit * unit;
                return;
            }
            BigInteger max = BigInteger.TEN.pow(((DataType.Decimal) type).precision());
            BigInteger value = switch (shape) {
                case 0 -> BigInteger.valueOf(12_345);
                case 1 -> BigInteger.valueOf(row).multiply(BigInteger.TEN.pow(5));
                case 2 -> random.nextBoolean() ? max.subtract(BigInteger.ONE) : BigInteger.ONE.subtract(max);
                default -> new BigInteger(127, random).subtract(BigInteger.TWO.pow(126));
            };
            value = value.remainder(max);
            wide.low()[i] = value.longValue();
            wide.high()[i] = value.shiftRight(64).longValue();
        }

        private static byte[] bytes(Random random) {
            byte[] bytes = new byte[random.nextInt(20) == 0 ? 0 : random.nextInt(30)];
            random.nextBytes(bytes);
            return bytes;
        }

        private static String text(Random random, DataType.Text type) {
            int most = type.length() == 0 ? (random.nextInt(200) == 0 ? 3000 : 25) : type.length();
            int length = random.nextInt(most + 1);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(
                        switch (random.nextInt(30)) {
                            case 0 -> 'é';
                            case 1 -> '漢';
                            case 2 -> 0x1F600 + random.nextInt(10);
                            case 3 -> ' ';
                            default -> 'a' + random.nextInt(26);
                        });
            }
            return type.padded() ? text.toString().stripTrailing() : text.toString();
        }
    }
}
