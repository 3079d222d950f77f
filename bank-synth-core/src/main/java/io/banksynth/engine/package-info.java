/** Running a plan: threads, staging and commit, the manifest. */
@NullMarked
package io.banksynth.engine;

import org.jspecify.annotations.NullMarked;
