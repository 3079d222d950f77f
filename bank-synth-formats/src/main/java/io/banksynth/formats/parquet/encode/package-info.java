/**
 * A Parquet encoder of our own: it writes the dictionary codes and arrays of our vectors as they are, column by column,
 * where parquet-java takes rows one by one and looks for dictionaries by hashing. Pages are ours, after the Parquet format's
 * specification; page headers, column indexes and footers are parquet-java's.
 */
@NullMarked
package io.banksynth.formats.parquet.encode;

import org.jspecify.annotations.NullMarked;
