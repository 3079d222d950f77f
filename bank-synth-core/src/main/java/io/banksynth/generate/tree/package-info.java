/** Row models compiled into flat arrays: rows are drawn one after the other within a parent, without allocating. */
@NullMarked
package io.banksynth.generate.tree;

import org.jspecify.annotations.NullMarked;
