/** Writing batches: the SPI for file formats, CSV, DDL and SQL*Loader. */
@NullMarked
package io.banksynth.sink;

import org.jspecify.annotations.NullMarked;
