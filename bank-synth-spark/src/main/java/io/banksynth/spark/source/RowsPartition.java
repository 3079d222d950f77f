package io.banksynth.spark.source;

import org.apache.spark.sql.connector.read.InputPartition;

/** Rows {@code from} (inclusive) to {@code to} (exclusive). */
record RowsPartition(long from, long to) implements InputPartition {}
