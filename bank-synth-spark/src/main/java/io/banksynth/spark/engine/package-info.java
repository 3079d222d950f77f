/** Row ranges as tasks of Spark that run the kernels and writers of every other engine. */
@NullMarked
package io.banksynth.spark.engine;

import org.jspecify.annotations.NullMarked;
