/** Rows made up from what a database's optimiser knows of its tables, for training where no row may be read. */
@NullMarked
package io.banksynth.source.statistics;

import org.jspecify.annotations.NullMarked;
