package io.banksynth.engine;

import io.banksynth.batch.RowRange;
import io.banksynth.schema.TableName;

/**
 * A file of a run.
 *
 * @param path below the run's folder
 * @param digest of its rows, 32 hexadecimal digits
 */
public record WrittenFile(TableName table, String format, String path, RowRange rows, long bytes, String digest) {}
