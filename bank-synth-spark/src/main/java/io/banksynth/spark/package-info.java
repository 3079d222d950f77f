/** Apache Spark as an engine: sessions, and synthetic tables as data frames. */
@NullMarked
package io.banksynth.spark;

import org.jspecify.annotations.NullMarked;
