/** What the file formats share. */
@NullMarked
package io.banksynth.formats;

import org.jspecify.annotations.NullMarked;
