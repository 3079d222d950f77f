/** Replaying queries on real and on synthetic rows, in an embedded database. */
@NullMarked
package io.banksynth.replay;

import org.jspecify.annotations.NullMarked;
