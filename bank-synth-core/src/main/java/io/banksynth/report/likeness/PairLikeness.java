package io.banksynth.report.likeness;

import io.banksynth.report.measure.Metric;

/**
 * How alike the trends of two columns are.
 *
 * @param left a column; of the parent where the columns are of two tables
 * @param real how strongly the columns hang together among the real rows: their correlation (-1 to 1) if both are continuous, else
 *     Cramér's V (0 to 1); NaN where it is undefined
 * @param synthetic the same among the synthetic rows
 */
public record PairLikeness(String left, String right, Metric metric, double real, double synthetic) {}
