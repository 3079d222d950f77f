/** Properties, metrics and scores of written rows; their rendering as JSON and Markdown. */
@NullMarked
package io.banksynth.report;

import org.jspecify.annotations.NullMarked;
