/** Column vectors, validity, row ranges and the digest of rows. */
@NullMarked
package io.banksynth.batch;

import org.jspecify.annotations.NullMarked;
