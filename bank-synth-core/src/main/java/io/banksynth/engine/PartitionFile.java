package io.banksynth.engine;

/**
 * A file of a table that is divided by the values of its partition columns. Its rows are no range of the table's, so the table's digest
 * stands for all of them.
 *
 * @param path below the run's folder, with the values: {@code hive_orc/t/booked_on=2026-01-31/part-....orc}
 */
public record PartitionFile(String format, String path, long bytes) {}
