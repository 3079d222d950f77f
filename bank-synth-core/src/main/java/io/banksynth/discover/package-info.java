/** Finds tables, keys and relationships in metadata, queries, names and data. */
@NullMarked
package io.banksynth.discover;

import org.jspecify.annotations.NullMarked;
