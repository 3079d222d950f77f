/** Counter-based randomness and bijections on ranges: no state, no sequence. */
@NullMarked
package io.banksynth.random;

import org.jspecify.annotations.NullMarked;
