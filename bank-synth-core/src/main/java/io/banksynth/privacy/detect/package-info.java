/** Finds personal columns by their names and values, and settles how every column is treated. */
@NullMarked
package io.banksynth.privacy.detect;

import org.jspecify.annotations.NullMarked;
