/** JUnit: synthetic rows in the database of a test. */
@NullMarked
package io.banksynth.junit;

import org.jspecify.annotations.NullMarked;
