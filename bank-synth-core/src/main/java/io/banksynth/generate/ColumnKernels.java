package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import io.banksynth.generate.kernel.CheckedKeyKernel;
import io.banksynth.generate.kernel.ColumnKernel;
import io.banksynth.generate.kernel.DoubleKeyKernel;
import io.banksynth.generate.kernel.FormattedKeyKernel;
import io.banksynth.generate.kernel.MaskedKeyKernel;
import io.banksynth.generate.kernel.NumberKernel;
import io.banksynth.generate.kernel.NumberKeyKernel;
import io.banksynth.generate.kernel.ScatteredKeyKernel;
import io.banksynth.generate.kernel.TextKernel;
import io.banksynth.generate.kernel.UuidKeyKernel;
import io.banksynth.generate.kernel.VerbatimKernel;
import io.banksynth.generate.kernel.WideKeyKernel;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Storage;
import io.banksynth.schema.TableName;

/** Chooses the kernel of a column by its model and type, and checks that a key's domain holds the table's rows. */
final class ColumnKernels {
    private static final int MOST_DIGITS = 18;

    private final long seed;
    private final TableName table;
    private final long rows;
    private final long first;

    /**
     * @param rows that the table's keys must number, those before the first one included
     * @param first of which of them the first row has the key
     */
    ColumnKernels(long seed, TableName table, long rows, long first) {
        this.seed = seed;
        this.table = table;
        this.rows = rows;
        this.first = first;
    }

    ColumnKernel of(Column column, ColumnModel model) {
        RandomStream stream = RandomStream.of(seed, table.shown(), column.name(), "value");
        if (model instanceof ColumnModel.Verbatim verbatim) {
            return new VerbatimKernel(table, column, verbatim.values());
        }
        if (model instanceof ColumnModel.Learned learned) {
            if (learned.leaf().total() == 0) {
                throw BankSynthException.source(
                        "Cannot use the pack: " + table + "." + column.name() + " has no values");
            }
            return learned.encoder() instanceof Encoder.Texts texts
                    ? new TextKernel(texts, learned.leaf(), stream)
                    : new NumberKernel(
                            (Encoder.Numbers) learned.encoder(),
                            learned.leaf(),
                            column.type().storage(),
                            stream);
        }
        return key(column, ((ColumnModel.Key) model).form(), stream);
    }

    private ColumnKernel key(Column column, KeyForm form, RandomStream stream) {
        if (form instanceof KeyForm.Formatted formatted) {
            requireLength(column, formatted);
            requireDomain(column, power(MOST_DIGITS) - formatted.start());
            return new FormattedKeyKernel(new KeyForm.Formatted(
                    formatted.prefix(), formatted.width(), formatted.suffix(), formatted.start() + first));
        }
        if (form instanceof KeyForm.Masked masked) {
            requireDomain(column, masked.mask().values());
            return new MaskedKeyKernel(masked.mask(), stream.bits(-1), first);
        }
        if (form instanceof KeyForm.Checked checked) {
            requireDomain(column, checked.mask().values());
            CheckedKeyKernel.Cells cells = column.type().storage() == Storage.LONG
                    ? CheckedKeyKernel.Cells.NUMBERS
                    : CheckedKeyKernel.Cells.TEXTS;
            return new CheckedKeyKernel(checked.mask(), checked.rule(), stream.bits(-1), first, cells);
        }
        if (form instanceof KeyForm.Uuid uuid) {
            return new UuidKeyKernel(stream, uuid.upperCase(), first);
        }
        if (form instanceof KeyForm.Scattered scattered) {
            return scattered(column, scattered, stream);
        }
        if (form instanceof KeyForm.Sequence sequence) {
            return sequence(column, later(column, sequence));
        }
        throw new IllegalStateException("Not a key of one column: " + form);
    }

    private KeyForm.Sequence later(Column column, KeyForm.Sequence sequence) {
        try {
            long before = Math.multiplyExact(sequence.step(), first);
            return new KeyForm.Sequence(Math.addExact(sequence.start(), before), sequence.step());
        } catch (ArithmeticException e) {
            throw tooSmall(column, numbers(sequence, Long.MAX_VALUE));
        }
    }

    private ColumnKernel sequence(Column column, KeyForm.Sequence sequence) {
        Storage storage = column.type().storage();
        if (storage == Storage.DOUBLE) {
            return new DoubleKeyKernel(sequence.start(), sequence.step());
        }
        if (storage == Storage.WIDE && column.type() instanceof DataType.Decimal decimal) {
            return new WideKeyKernel(sequence.start(), sequence.step(), power(Math.min(MOST_DIGITS, decimal.scale())));
        }
        long numbers = numbers(sequence, largest(column.type()));
        requireDomain(column, numbers > Long.MAX_VALUE - first ? Long.MAX_VALUE : numbers + first);
        long unit = unit(column.type());
        return new NumberKeyKernel(sequence.start() * unit, sequence.step() * unit);
    }

    /** How many numbers a sequence has up to the largest, or down to the smallest, that a cell holds. */
    private static long numbers(KeyForm.Sequence sequence, long largest) {
        long smallest = -largest - 1;
        if (sequence.start() > largest || sequence.start() < smallest) {
            return 0;
        }
        // The way may be longer than a long is; as an unsigned one it is exact.
        long way = sequence.step() > 0 ? largest - sequence.start() : sequence.start() - smallest;
        long steps = Long.divideUnsigned(way, sequence.step() > 0 ? sequence.step() : -sequence.step());
        return steps < 0 || steps == Long.MAX_VALUE ? Long.MAX_VALUE : steps + 1;
    }

    private ColumnKernel scattered(Column column, KeyForm.Scattered form, RandomStream stream) {
        int digits = form.digits();
        while (digits < MOST_DIGITS && power(digits) - power(digits - 1) < rows) {
            digits++;
        }
        long smallest = digits == 1 ? 0 : power(digits - 1);
        long largest = Math.min(power(digits) - 1, largest(column.type()));
        requireDomain(column, largest - smallest + 1);
        return new ScatteredKeyKernel(
                new Permutation(largest - smallest + 1, stream.bits(-1)), smallest, unit(column.type()), first);
    }

    private void requireLength(Column column, KeyForm.Formatted form) {
        if (column.type() instanceof DataType.Text text && text.length() > 0) {
            int digits = text.length() - form.prefix().length() - form.suffix().length();
            long domain = digits < 1 ? 0 : power(Math.min(MOST_DIGITS, digits)) - form.start();
            requireDomain(column, domain);
        }
    }

    private void requireDomain(Column column, long domain) {
        if (domain < rows) {
            throw tooSmall(column, Math.max(0, domain));
        }
    }

    private BankSynthException tooSmall(Column column, long domain) {
        return BankSynthException.usage("Cannot generate " + (rows - first) + " rows of " + table
                + (first == 0 ? "" : " after " + first + " others") + ": its key " + column.name()
                + " (" + column.type() + ") has only " + domain + " values; ask for fewer rows or widen the column");
    }

    private static long largest(DataType type) {
        if (type instanceof DataType.Whole whole) {
            return whole.bits() == 64 ? Long.MAX_VALUE : (1L << (whole.bits() - 1)) - 1;
        }
        if (type instanceof DataType.Decimal decimal) {
            return power(Math.min(MOST_DIGITS, decimal.precision() - decimal.scale())) - 1;
        }
        return type instanceof DataType.Bool ? 1 : Long.MAX_VALUE / 4;
    }

    /** What a cell of value 1 holds. */
    static long unit(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return power(decimal.scale());
        }
        return 1;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
