/** Graphs drawn for people: Mermaid, Graphviz, and a page of HTML. */
@NullMarked
package io.banksynth.discover.drawing;

import org.jspecify.annotations.NullMarked;
