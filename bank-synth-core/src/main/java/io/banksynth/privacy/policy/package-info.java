/** What a person declares about columns, in {@code privacy.yaml}. */
@NullMarked
package io.banksynth.privacy.policy;

import org.jspecify.annotations.NullMarked;
