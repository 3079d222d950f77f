/** Folders that are made and removed while others may be at work in them. */
@NullMarked
package io.banksynth.files;

import org.jspecify.annotations.NullMarked;
