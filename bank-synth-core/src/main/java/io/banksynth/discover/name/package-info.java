/** What the names of tables and columns say about keys. */
@NullMarked
package io.banksynth.discover.name;

import org.jspecify.annotations.NullMarked;
