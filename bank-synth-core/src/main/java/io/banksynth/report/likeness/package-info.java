/** How alike the rows of two data sets are: cells gathered from both, and the metrics of columns, pairs and sequences. */
@NullMarked
package io.banksynth.report.likeness;

import org.jspecify.annotations.NullMarked;
