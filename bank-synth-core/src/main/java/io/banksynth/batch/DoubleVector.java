package io.banksynth.batch;

/** One {@code double} a cell. */
public final class DoubleVector extends Vector {
    private final double[] values;

    public DoubleVector(int capacity) {
        super(capacity);
        this.values = new double[capacity];
    }

    public double[] values() {
        return values;
    }
}
