/** Measured runs: how fast rows are written. */
@NullMarked
package io.banksynth.benchmarks;

import org.jspecify.annotations.NullMarked;
