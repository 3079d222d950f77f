/** Rows as a function of their index: programs of column kernels, fan-out indexes, cursors. */
@NullMarked
package io.banksynth.generate;

import org.jspecify.annotations.NullMarked;
