/** Column kernels: each fills one column's vector for the rows of a frame, without allocating. */
@NullMarked
package io.banksynth.generate.kernel;

import org.jspecify.annotations.NullMarked;
