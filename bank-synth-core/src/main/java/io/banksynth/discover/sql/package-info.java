/** Reads SQL as it lies around: joins, lineage and definitions, from any dialect and without a grammar. */
@NullMarked
package io.banksynth.discover.sql;

import org.jspecify.annotations.NullMarked;
