package io.banksynth.train;

import io.banksynth.batch.LongVector;
import io.banksynth.model.Encoder;
import io.banksynth.model.TickScale;
import io.banksynth.schema.DataType;
import io.banksynth.train.leaf.NumberLearner;
import io.banksynth.train.leaf.ValueUnits;
import java.util.List;

/** The safe window of a column's values: {@code count} of them, {@code step} apart, from {@code first} on. */
record LongWindow(long first, long step, long count) {
    private static final long SECOND = 1_000_000L;
    private static final List<Long> STEPS = List.of(86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND);

    /** Bounds that k units reach, and the coarsest natural step that all values keep; where nothing is known, 0 to 9. */
    static LongWindow of(LongVector vector, int[] units, int rows, int k) {
        ValueUnits cells = new ValueUnits();
        long step = STEPS.get(0);
        for (int row = 0; row < rows; row++) {
            if (!vector.nulls()[row]) {
                long value = vector.values()[row];
                cells.add(value, units[row]);
                while (step > 1 && value % step != 0) {
                    int next = STEPS.indexOf(step) + 1;
                    step = next < STEPS.size() ? STEPS.get(next) : 1;
                }
            }
        }
        Encoder.Numbers learned = new NumberLearner(k)
                .learn(cells.sorted(), 0, TickScale.CELLS, new DataType.Whole(64))
                .encoder();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long value : learned.values()) {
            first = Math.min(first, value);
            last = Math.max(last, value);
        }
        if (learned.bins() > 0) {
            first = Math.min(first, learned.edges().get(0));
            last = Math.max(last, learned.edges().get(learned.bins()) - 1);
        }
        long start = -Math.floorDiv(-first, step) * step;
        return new LongWindow(start, step, Math.max(1, (last - start) / step + 1));
    }
}
