/** Counting of values with their units, and the distributions of single columns that follow. */
@NullMarked
package io.banksynth.train.leaf;

import org.jspecify.annotations.NullMarked;
