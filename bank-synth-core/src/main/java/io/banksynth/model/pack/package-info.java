/** The model pack on disk: five JSON files, written and read by hand, versioned and checked. */
@NullMarked
package io.banksynth.model.pack;

import org.jspecify.annotations.NullMarked;
