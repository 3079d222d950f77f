/** Bank Synth for Java programs: what the command line does, in five classes. */
@NullMarked
package io.banksynth;

import org.jspecify.annotations.NullMarked;
