/** Which tables are generated, in what order, and what decides how many rows each gets. */
@NullMarked
package io.banksynth.plan;

import org.jspecify.annotations.NullMarked;
