/** ORC: the sink for generated rows and the source for samples, over orc-core and local files. */
@NullMarked
package io.banksynth.formats.orc;

import org.jspecify.annotations.NullMarked;
