/**
 * An ORC encoder of our own: it writes the dictionary codes and arrays of our vectors as they are, where orc-core would
 * look at every value again. Written after the ORC specification, version 1 (orc.apache.org/specification/ORCv1).
 */
@NullMarked
package io.banksynth.formats.orc.encode;

import org.jspecify.annotations.NullMarked;
