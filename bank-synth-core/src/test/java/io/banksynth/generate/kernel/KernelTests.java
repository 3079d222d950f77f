package io.banksynth.generate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.CellText;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.model.Leaf;
import io.banksynth.model.Mask;
import io.banksynth.model.TickScale;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Storage;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One nested class per kernel: the contract, and what the kernel promises beyond it. */
class KernelTests {
    private static final RandomStream STREAM = RandomStream.of(42, "T", "C", "value");
    private static final Leaf LEAF = new Leaf(100, List.of(300L, 100L), List.of(250L, 250L), List.of(400L, 100L));

    private static Encoder.Numbers numbers(TickScale scale) {
        return new Encoder.Numbers(scale, List.of(-5L, 7L), List.of(100L, 250L, 1000L), List.of(1L, 100L));
    }

    @Nested
    class Numbers implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new NumberKernel(numbers(TickScale.CELLS), LEAF, Storage.LONG, STREAM);
        }

        @Override
        public DataType type() {
            return new DataType.Whole(64);
        }

        /** Chance of a false alarm below 1e-9 per bound: shares of 1e6 draws stray by less than 6.1 deviations. */
        @Test
        void atomsOccurAsOftenAsTheyWeigh() {
            int rows = 1_000_000;
            LongVector out = new LongVector(rows);
            kernel().fill(frame(LongStream.range(0, rows).toArray()), out);
            long nulls = IntStream.range(0, rows).filter(i -> out.nulls()[i]).count();
            long first = IntStream.range(0, rows)
                    .filter(i -> !out.nulls()[i] && out.values()[i] == -5)
                    .count();
            long bins = IntStream.range(0, rows)
                    .filter(i -> !out.nulls()[i] && out.values()[i] >= 100)
                    .count();
            assertShare(nulls, rows, 0.1);
            assertShare(first, rows, 0.3);
            assertShare(bins, rows, 0.5);
            assertThat(IntStream.range(0, rows).filter(i -> !out.nulls()[i]).mapToLong(i -> out.values()[i]))
                    .allMatch(v -> v == -5 || v == 7 || (v >= 100 && v < 1000));
        }

        private void assertShare(long count, int rows, double share) {
            double deviation = Math.sqrt(share * (1 - share) / rows);
            assertThat((double) count / rows).isBetween(share - 6.1 * deviation, share + 6.1 * deviation);
        }
    }

    @Nested
    class Doubles implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new NumberKernel(numbers(new TickScale(TickScale.Unit.DOUBLE, 2)), LEAF, Storage.DOUBLE, STREAM);
        }

        @Override
        public DataType type() {
            return new DataType.Floating(64);
        }
    }

    @Nested
    class WideDecimals implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new NumberKernel(
                    numbers(new TickScale(TickScale.Unit.WIDE_DECIMAL, 20)), LEAF, Storage.WIDE, STREAM);
        }

        @Override
        public DataType type() {
            return new DataType.Decimal(38, 10);
        }

        @Test
        void ticksAreMultipliedIn128Bits() {
            Vector out = kernel().allocate(200);
            kernel().fill(frame(LongStream.range(0, 200).toArray()), out);
            List<String> texts = IntStream.range(0, 200)
                    .filter(i -> !out.nulls()[i])
                    .mapToObj(i -> CellText.text(out, i, type()))
                    .toList();
            assertThat(texts).contains("-50000000000.0000000000").allMatch(t -> t.endsWith("0000000000.0000000000"));
        }
    }

    @Nested
    class WideTimes implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new NumberKernel(numbers(new TickScale(TickScale.Unit.WIDE_TIME, 9)), LEAF, Storage.WIDE, STREAM);
        }

        @Override
        public DataType type() {
            return new DataType.Timestamp(9, false);
        }
    }

    @Nested
    class Codes implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new TextKernel(
                    new Encoder.Texts(List.of("A", "B"), List.of()),
                    new Leaf(1, List.of(3L, 5L), List.of(), List.of()),
                    STREAM);
        }

        @Override
        public DataType type() {
            return DataType.Text.STRING;
        }

        @Test
        void withoutMasksCellsAreCodes() {
            assertThat(kernel().allocate(1)).isInstanceOf(CodeVector.class);
        }
    }

    @Nested
    class Texts implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new TextKernel(
                    new Encoder.Texts(List.of("known"), List.of(new Mask("Aa-99\\9ü"))),
                    new Leaf(1, List.of(3L), List.of(5L), List.of()),
                    STREAM);
        }

        @Override
        public DataType type() {
            return DataType.Text.STRING;
        }

        @Test
        void textsHaveTheirMask() {
            TextVector out = (TextVector) kernel().allocate(500);
            kernel().fill(frame(LongStream.range(0, 500).toArray()), out);
            for (int i = 0; i < 500; i++) {
                if (!out.nulls()[i]) {
                    assertThat(CellText.text(out, i, type())).matches("known|[A-Z][a-z]-[0-9][0-9]9ü");
                }
            }
        }
    }

    @Nested
    class Sequences implements KeyKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new NumberKeyKernel(1000, 3);
        }

        @Override
        public DataType type() {
            return new DataType.Whole(64);
        }
    }

    @Nested
    class WideSequences implements KeyKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new WideKeyKernel(1, 1, 1_000_000_000_000_000_000L);
        }

        @Override
        public DataType type() {
            return new DataType.Decimal(38, 18);
        }
    }

    @Nested
    class DoubleSequences implements KeyKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new DoubleKeyKernel(1, 1);
        }

        @Override
        public DataType type() {
            return new DataType.Floating(64);
        }
    }

    @Nested
    class ScatteredNumbers implements KeyKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new ScatteredKeyKernel(new Permutation(900_000, 5), 100_000, 1, 0);
        }

        @Override
        public DataType type() {
            return new DataType.Whole(64);
        }
    }

    @Nested
    class FormattedKeys implements KeyKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new FormattedKeyKernel(new KeyForm.Formatted("ACC", 4, "/x", 1));
        }

        @Override
        public DataType type() {
            return DataType.Text.STRING;
        }

        @Test
        void numbersThatOutgrowTheirWidthAreWrittenInFull() {
            TextVector out = (TextVector) kernel().allocate(2);
            kernel().fill(frame(41, 1_234_566), out);
            assertThat(CellText.text(out, 0, type())).isEqualTo("ACC0042/x");
            assertThat(CellText.text(out, 1, type())).isEqualTo("ACC1234567/x");
        }
    }

    @Nested
    class MaskedKeys implements KeyKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new MaskedKeyKernel(new Mask("AA-9999x"), 11, 0);
        }

        @Override
        public DataType type() {
            return DataType.Text.STRING;
        }
    }

    @Nested
    class Uuids implements KeyKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new UuidKeyKernel(STREAM, false, 0);
        }

        @Override
        public DataType type() {
            return DataType.Text.STRING;
        }

        @Test
        void theyAreOfVersion4() {
            TextVector out = (TextVector) kernel().allocate(100);
            kernel().fill(frame(LongStream.range(0, 100).toArray()), out);
            for (int i = 0; i < 100; i++) {
                java.util.UUID uuid = java.util.UUID.fromString(CellText.text(out, i, type()));
                assertThat(uuid.version()).isEqualTo(4);
                assertThat(uuid.variant()).isEqualTo(2);
            }
        }
    }

    @Nested
    class Ordinals implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new OrdinalKernel(0, 1, 1);
        }

        @Override
        public DataType type() {
            return new DataType.Whole(64);
        }

        @Override
        public Frame frame(long... rows) {
            return linked(rows);
        }
    }

    @Nested
    class ParentCopies implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            return new ParentCopyKernel(0, 0, new NumberKeyKernel(10, 10));
        }

        @Override
        public DataType type() {
            return new DataType.Whole(64);
        }

        @Override
        public Frame frame(long... rows) {
            return linked(rows);
        }

        @Test
        void aRowWithoutAParentHasNoKey() {
            LongVector out = new LongVector(3);
            kernel().fill(frame(8, 9, 12), out);
            assertThat(out.values()[0]).isEqualTo(30);
            assertThat(out.nulls()[1]).isTrue();
            assertThat(out.values()[2]).isEqualTo(40);
        }
    }

    /** Rows whose parent is row / 4, except that every tenth has none; the parent's only column is its key. */
    private static Frame linked(long... rows) {
        ColumnKernel key = new NumberKeyKernel(10, 10);
        int capacity = Math.max(1, rows.length);
        Frame parents = new Frame(capacity, new Vector[] {key.allocate(capacity)}, new LinkFrame[0]);
        LinkFrame link = new LinkFrame(capacity, parents);
        Frame frame = new Frame(capacity, new Vector[0], new LinkFrame[] {link});
        for (int i = 0; i < rows.length; i++) {
            frame.rows()[i] = rows[i];
            link.parentRows()[i] = rows[i] % 10 == 9 ? LinkFrame.NONE : rows[i] / 4;
            link.ordinals()[i] = rows[i] % 4;
        }
        frame.begin(rows.length);
        link.gather(rows.length);
        key.fill(parents, parents.column(0));
        return frame;
    }

    @Nested
    class Verbatim implements ColumnKernelContract {
        @Override
        public ColumnKernel kernel() {
            List<Optional<String>> values = IntStream.range(0, ROWS)
                    .mapToObj(i -> i % 7 == 0 ? Optional.<String>empty() : Optional.of("2020-01-01"))
                    .toList();
            return new VerbatimKernel(TableName.of("T"), new Column("D", type(), true), values);
        }

        @Override
        public DataType type() {
            return new DataType.Date();
        }
    }
}
