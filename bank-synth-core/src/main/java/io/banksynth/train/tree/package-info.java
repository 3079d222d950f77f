/** Learning of rows: order of siblings, kinds, derived values, rules, and a tree for each column. */
@NullMarked
package io.banksynth.train.tree;

import org.jspecify.annotations.NullMarked;
