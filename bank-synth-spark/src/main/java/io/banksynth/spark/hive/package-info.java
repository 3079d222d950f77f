/** Tables of Hive's metastore: registered over a run's files, and read for discovery and training. */
@NullMarked
package io.banksynth.spark.hive;

import org.jspecify.annotations.NullMarked;
