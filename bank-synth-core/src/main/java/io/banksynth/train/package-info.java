/** Learning: from samples and a graph to a model pack in which every item is shared by at least k units. */
@NullMarked
package io.banksynth.train;

import org.jspecify.annotations.NullMarked;
