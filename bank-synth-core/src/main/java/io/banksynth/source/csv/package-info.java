/** Reading delimited text: encoding and dialect are sniffed, types inferred over all rows, cells read into vectors. */
@NullMarked
package io.banksynth.source.csv;

import org.jspecify.annotations.NullMarked;
