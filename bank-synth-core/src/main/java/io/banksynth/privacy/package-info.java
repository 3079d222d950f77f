/** What is personal and what may be kept. */
@NullMarked
package io.banksynth.privacy;

import org.jspecify.annotations.NullMarked;
