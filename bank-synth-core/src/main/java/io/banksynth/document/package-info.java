/** Trees of maps, lists and scalars, read strictly: what is missing, misspelt or hostile is refused with its place. */
@NullMarked
package io.banksynth.document;

import org.jspecify.annotations.NullMarked;
