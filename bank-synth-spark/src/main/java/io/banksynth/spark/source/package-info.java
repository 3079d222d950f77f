/** Synthetic tables as a data source of Spark, by the short name bank_synth. */
@NullMarked
package io.banksynth.spark.source;

import org.jspecify.annotations.NullMarked;
