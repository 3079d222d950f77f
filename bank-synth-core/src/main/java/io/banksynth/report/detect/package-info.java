/** Detection: how well a classifier tells synthetic rows from real ones. */
@NullMarked
package io.banksynth.report.detect;

import org.jspecify.annotations.NullMarked;
