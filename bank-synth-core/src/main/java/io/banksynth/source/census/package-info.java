/** What is counted over all rows of tables whose samples are only a part. */
@NullMarked
package io.banksynth.source.census;

import org.jspecify.annotations.NullMarked;
