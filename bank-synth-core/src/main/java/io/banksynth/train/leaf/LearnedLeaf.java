package io.banksynth.train.leaf;

import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;

/** What a learner found: the atoms and how often each occurs. */
public record LearnedLeaf<E extends Encoder>(E encoder, Leaf leaf) {}
