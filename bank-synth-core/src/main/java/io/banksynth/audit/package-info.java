/** What a pack gives away: all of it listed, and proved against samples. */
@NullMarked
package io.banksynth.audit;

import org.jspecify.annotations.NullMarked;
