/** Parquet: the sink for generated rows and the source for samples, over parquet-java and local files. */
@NullMarked
package io.banksynth.formats.parquet;

import org.jspecify.annotations.NullMarked;
