/** Keys and references of written rows, checked exactly in bounded memory. */
@NullMarked
package io.banksynth.report.key;

import org.jspecify.annotations.NullMarked;
