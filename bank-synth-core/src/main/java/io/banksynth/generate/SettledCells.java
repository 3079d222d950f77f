package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cells that are settled once the rows of a frame are drawn.
 *
 * @param steps what settles them, in order
 * @param cells by column, by the row's place in the frame
 */
record SettledCells(List<Step> steps, Map<String, long[]> cells) {
    static final SettledCells NONE = new SettledCells(List.of(), Map.of());

    /** Settles some columns. */
    interface Step {
        void fill(Frame frame);
    }

    SettledCells {
        steps = List.copyOf(steps);
        cells = new HashMap<>(cells);
    }

    Optional<long[]> of(String column) {
        return Optional.ofNullable(cells.get(column));
    }

    void fill(Frame frame) {
        for (Step step : steps) {
            step.fill(frame);
        }
    }
}
