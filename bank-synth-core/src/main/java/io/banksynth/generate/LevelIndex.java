package io.banksynth.generate;

import io.banksynth.random.Permutation;
import java.util.List;

/**
 * A self-reference: the rows, in an order that a bijection hides, lie level by level, and each level's parents are the
 * rows of the level before.
 *
 * @param starts where each level begins; the first at 0
 * @param indexes from the rows of a level to those of the next, one fewer than levels
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside a plan, never compared
record LevelIndex(Permutation order, long[] starts, List<FanOutIndex> indexes) {
    LevelIndex {
        indexes = List.copyOf(indexes);
    }
}
