/** Writing delimited text from vectors, byte by byte, without an object a cell. */
@NullMarked
package io.banksynth.sink.csv;

import org.jspecify.annotations.NullMarked;
