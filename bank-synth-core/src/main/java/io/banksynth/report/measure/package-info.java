/** Metrics: how close counted rows are to what a pack says of them. */
@NullMarked
package io.banksynth.report.measure;

import org.jspecify.annotations.NullMarked;
