/** What was learned, as records, and the model pack that holds it. */
@NullMarked
package io.banksynth.model;

import org.jspecify.annotations.NullMarked;
