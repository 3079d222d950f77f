/** What the values of columns say about keys: uniqueness, inclusion, formats. */
@NullMarked
package io.banksynth.discover.data;

import org.jspecify.annotations.NullMarked;
