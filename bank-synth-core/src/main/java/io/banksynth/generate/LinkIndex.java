package io.banksynth.generate;

import io.banksynth.random.Permutation;

/** What the resolvers of a link look things up in. */
sealed interface LinkIndex {
    /** Children per parent. */
    FanOutIndex fanOuts();

    /** A driver or a matched link. */
    record Plain(FanOutIndex fanOuts) implements LinkIndex {}

    /** A matched link whose pairs do not repeat (see {@link PairedResolver}). */
    record Paired(FanOutIndex fanOuts, Permutation order, long columns) implements LinkIndex {}

    /** A matched link whose parents have something in common with the driver (see {@link StrataMatch}). */
    record Stratified(FanOutIndex fanOuts, StrataMatch match, long key) implements LinkIndex {}

    /** The same for so few rows that no matrix fits: the parent of each child. */
    @SuppressWarnings("ArrayRecordComponent") // lives inside a plan, never compared
    record Listed(FanOutIndex fanOuts, int[] parents) implements LinkIndex {}
}
