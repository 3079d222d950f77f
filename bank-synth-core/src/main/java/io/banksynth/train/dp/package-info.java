/** Differential privacy: a budget that is spent, noise that is exact, and histograms over grids that every bank shares. */
@NullMarked
package io.banksynth.train.dp;

import org.jspecify.annotations.NullMarked;
