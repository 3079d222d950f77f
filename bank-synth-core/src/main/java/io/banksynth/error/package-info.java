/** The one exception that a user sees, and its kinds. */
@NullMarked
package io.banksynth.error;

import org.jspecify.annotations.NullMarked;
