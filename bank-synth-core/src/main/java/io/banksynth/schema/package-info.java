/** Tables, columns, types, keys and relationships with their evidence. */
@NullMarked
package io.banksynth.schema;

import org.jspecify.annotations.NullMarked;
