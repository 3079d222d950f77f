/** Reading samples: the SPI for file formats, the CSV reader and samples held in memory. */
@NullMarked
package io.banksynth.source;

import org.jspecify.annotations.NullMarked;
