package io.banksynth.spark.engine;

import io.banksynth.sink.ColumnSum;
import java.io.Serializable;
import java.util.List;

/**
 * What the attempt of a task that succeeded tells the driver.
 *
 * @param attempt names the attempt's own folder
 * @param digest of the rows, 32 hexadecimal digits
 * @param bytes of the file of each format
 * @param sums of the columns, empty if no format needs them
 */
record PartAttempt(String attempt, String digest, List<Long> bytes, List<ColumnSum> sums) implements Serializable {}
