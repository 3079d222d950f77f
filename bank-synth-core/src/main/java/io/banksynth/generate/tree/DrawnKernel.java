package io.banksynth.generate.tree;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.generate.kernel.ColumnKernel;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.RareTexts;
import io.banksynth.generate.kernel.TickCells;
import io.banksynth.model.Term;
import java.time.LocalDate;

/** Puts what a row machine drew into a column's vector. */
public final class DrawnKernel implements ColumnKernel {
    private static final long NEVER_DAY = LocalDate.of(9000, 1, 1).toEpochDay();

    private final long[] drawn;
    private final Cells cells;

    /** How drawn numbers become cells. */
    private interface Cells {
        Vector allocate(int capacity);

        void put(long value, int i, Vector out);
    }

    private DrawnKernel(long[] drawn, Cells cells) {
        this.drawn = drawn;
        this.cells = cells;
    }

    /**
     * A column of numbers, dates or times.
     *
     * @param day ticks of a day; 0 for what is no time
     * @param moved days by which times are later than they were drawn; those from the year 9000 on stand for "never" and stay
     */
    public static DrawnKernel numbers(long[] drawn, TickCells ticks, long day, long moved) {
        long shift = day * moved;
        long never = shift == 0 ? Long.MAX_VALUE : NEVER_DAY * day;
        return new DrawnKernel(drawn, new Cells() {
            @Override
            public Vector allocate(int capacity) {
                return ticks.allocate(capacity);
            }

            @Override
            public void put(long value, int i, Vector out) {
                ticks.put(value < never ? value + shift : value, i, out);
            }
        });
    }

    /** A column of texts. */
    public static DrawnKernel texts(long[] drawn, RareTexts texts) {
        return new DrawnKernel(drawn, new Cells() {
            @Override
            public Vector allocate(int capacity) {
                return texts.allocate(capacity);
            }

            @Override
            public void put(long value, int i, Vector out) {
                if (value >= 0) {
                    texts.putFrequent((int) value, i, out);
                } else {
                    texts.putRare(ColumnDraw.mask(value), ColumnDraw.maskBits(value), i, out);
                }
            }
        });
    }

    @Override
    public Vector allocate(int capacity) {
        return cells.allocate(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            long value = drawn[i];
            if (value == Term.NONE) {
                out.setNull(i);
                clear(out, i);
            } else {
                cells.put(value, i, out);
            }
        }
    }

    private static void clear(Vector out, int i) {
        if (out instanceof CodeVector codes) {
            codes.codes()[i] = 0;
        } else if (out instanceof LongVector longs) {
            longs.values()[i] = 0;
        } else if (out instanceof DoubleVector doubles) {
            doubles.values()[i] = 0;
        } else if (out instanceof WideVector wide) {
            wide.high()[i] = 0;
            wide.low()[i] = 0;
        }
    }
}
