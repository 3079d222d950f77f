/** The command {@code bank_synth}: one class per verb, each of which parses, calls the library, prints and returns a code. */
@NullMarked
package io.banksynth.cli;

import org.jspecify.annotations.NullMarked;
