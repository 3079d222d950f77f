package io.banksynth.generate.kernel;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.TickScale;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Storage;
import java.util.ArrayList;
import java.util.List;

/** Draws numbers, dates and times: no value, a frequent value, or a value inside a bin with the bin's granularity. */
public final class NumberKernel implements ColumnKernel {
    private final RandomStream stream;
    private final AliasTable atoms;
    private final long[] values;
    private final BinSampler bins;
    private final TickScale scale;
    private final Storage storage;
    private final double divisor;
    private final long power;

    public NumberKernel(Encoder.Numbers encoder, Leaf leaf, Storage storage, RandomStream stream) {
        this.stream = stream;
        this.storage = storage;
        this.scale = encoder.scale();
        this.values = encoder.values().stream().mapToLong(Long::longValue).toArray();
        this.bins = new BinSampler(encoder, leaf);
        List<Long> weights = new ArrayList<>();
        weights.add(leaf.nulls());
        weights.addAll(leaf.values());
        weights.addAll(leaf.rest());
        this.atoms = new AliasTable(weights);
        this.power = scale.exponent() > 18 ? 0 : (long) StrictMath.pow(10, scale.exponent());
        this.divisor = StrictMath.pow(10, scale.exponent());
    }

    @Override
    public Vector allocate(int capacity) {
        return switch (storage) {
            case LONG -> new LongVector(capacity);
            case DOUBLE -> new DoubleVector(capacity);
            case WIDE -> new WideVector(capacity);
            case BYTES -> throw new IllegalStateException("Numbers are not bytes");
        };
    }

    @Override
    public void fill(Frame frame, Vector out) {
        long[] rows = frame.rows();
        int size = frame.size();
        switch (scale.unit()) {
            case CELL -> fillCells(rows, size, (LongVector) out);
            case DOUBLE -> fillDoubles(rows, size, (DoubleVector) out);
            case WIDE_DECIMAL -> fillDecimals(rows, size, (WideVector) out);
            case WIDE_TIME -> fillTimes(rows, size, (WideVector) out);
        }
    }

    /** The ticks that an atom draws; not for atom 0, which is "no value". */
    private long ticks(int atom, long bits) {
        return atom <= values.length ? values[atom - 1] : bins.draw(atom - 1 - values.length, bits);
    }

    private void fillCells(long[] rows, int size, LongVector out) {
        long[] cells = out.values();
        for (int i = 0; i < size; i++) {
            long bits = stream.bits(rows[i]);
            int atom = atoms.draw(bits);
            if (atom == 0) {
                out.setNull(i);
            } else {
                cells[i] = ticks(atom, bits);
            }
        }
    }

    private void fillDoubles(long[] rows, int size, DoubleVector out) {
        double[] cells = out.values();
        for (int i = 0; i < size; i++) {
            long bits = stream.bits(rows[i]);
            int atom = atoms.draw(bits);
            if (atom == 0) {
                out.setNull(i);
            } else {
                cells[i] = ticks(atom, bits) / divisor;
            }
        }
    }

    private void fillDecimals(long[] rows, int size, WideVector out) {
        long high = scale.exponent() > 18 ? (long) StrictMath.pow(10, scale.exponent() - 18) : 1;
        long low = scale.exponent() > 18 ? 1_000_000_000_000_000_000L : power;
        for (int i = 0; i < size; i++) {
            long bits = stream.bits(rows[i]);
            int atom = atoms.draw(bits);
            if (atom == 0) {
                out.setNull(i);
            } else {
                long ticks = ticks(atom, bits) * high;
                out.high()[i] = Math.multiplyHigh(ticks, low);
                out.low()[i] = ticks * low;
            }
        }
    }

    private void fillTimes(long[] rows, int size, WideVector out) {
        long nanos = 1_000_000_000L / power;
        for (int i = 0; i < size; i++) {
            long bits = stream.bits(rows[i]);
            int atom = atoms.draw(bits);
            if (atom == 0) {
                out.setNull(i);
            } else {
                long ticks = ticks(atom, bits);
                out.high()[i] = Math.floorDiv(ticks, power);
                out.low()[i] = Math.floorMod(ticks, power) * nanos;
            }
        }
    }
}
