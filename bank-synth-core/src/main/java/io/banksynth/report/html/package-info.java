/** A report as one page of HTML that needs nothing else. */
@NullMarked
package io.banksynth.report.html;

import org.jspecify.annotations.NullMarked;
